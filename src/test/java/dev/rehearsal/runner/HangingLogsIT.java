package dev.rehearsal.runner;

import dev.rehearsal.database.Sql;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.scenario.Item;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The logs of servers are read before the runbook is taken back, and a server may hang just then. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HangingLogsIT {
    private static final Duration LIMIT = Duration.ofMillis(200);

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    private final TestRunbook runbook = new TestRunbook();

    @Test
    void a_server_that_hangs_keeps_nobody_from_taking_back_for_longer_than_the_limit() {
        Processes green = green();
        runbook.witness().readLogs(this::askGreen);
        green.hold();
        long start = System.nanoTime();
        List<Finding> findings;
        try {
            findings = carryOut();
        } finally {
            green.proceed();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(LIMIT, LIMIT.plus(Contexts.BEYOND.multipliedBy(3)));
        assertThat(findings).extracting(Finding::code).containsExactly(FindingCode.STEP_FAILED);
        assertThat(runbook.witness().witnessed()).containsExactly("no log is read, after b");
        assertThat(runbook.log()).endsWith("undo a");
    }

    @Test
    void one_that_answers_is_read() {
        runbook.witness().readLogs(this::askGreen);

        carryOut();

        assertThat(runbook.witness().witnessed()).isEmpty();
        assertThat(runbook.log()).endsWith("undo a");
    }

    private List<Finding> carryOut() {
        return runbook.runbook(
                        new Limits(TestRunbook.EXPECTATIONS, LIMIT),
                        deadline -> twins.context().build().within(deadline),
                        new Item(
                                Optional.empty(),
                                Optional.empty(),
                                List.of(runbook.undoable("a"), runbook.failing("b"))))
                .carryOut(new Interruption());
    }

    private Processes green() {
        try (Sql sql = twins.green()) {
            return Processes.server(sql);
        }
    }

    private void askGreen() {
        try (Sql sql = twins.green()) {
            sql.number("select 1");
        }
    }
}
