package dev.rehearsal.runner;

import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;
import static org.awaitility.Awaitility.await;

/** A client that waits fails nothing; one that gives up knows nothing. Both are found. */
@Tag("alone")
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SilentEndpointIT {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Test
    void an_endpoint_that_never_answers_leaves_outcomes_unknown() throws Exception {
        var result = new TestRehearsal("silent")
                .with("load.patience", PATIENCE.toMillis() + "ms")
                .after(
                        "create-publication",
                        new Sabotage("one instance falls silent", context -> outlastPatience(instance())))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.UNKNOWN_OUTCOMES)
                .hasNoLostWrites();
    }

    private static ProcessHandle instance() {
        return ProcessHandle.current()
                .children()
                // Its class comes after the class path, where the system no longer shows it.
                .filter(child -> child.info().commandLine().orElse("").contains("application-logback.xml"))
                .findFirst()
                .orElseThrow();
    }

    /** Stopped, its doors stay open and nobody answers there. */
    private static void outlastPatience(ProcessHandle instance) {
        Instant end = Instant.now().plus(PATIENCE.multipliedBy(2));
        signal("-STOP", instance);
        try {
            await().atMost(PATIENCE.multipliedBy(10)).until(() -> Instant.now().isAfter(end));
        } finally {
            signal("-CONT", instance);
        }
    }

    private static void signal(String signal, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new AssertionError("no signal to " + process.pid(), e);
        }
    }
}
