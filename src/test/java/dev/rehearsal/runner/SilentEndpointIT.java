package dev.rehearsal.runner;

import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;

/** A client that waits fails nothing; one that gives up knows nothing. Both are found. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SilentEndpointIT {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Test
    void an_endpoint_that_never_answers_leaves_outcomes_unknown() throws Exception {
        var result = new TestRehearsal("silent")
                .with("load.patience", PATIENCE.toMillis() + "ms")
                .after(
                        "create-publication",
                        new Sabotage(
                                "one instance falls silent",
                                context -> Processes.instance().hold(PATIENCE.multipliedBy(2))))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.UNKNOWN_OUTCOMES)
                .hasNoLostWrites();
    }
}
