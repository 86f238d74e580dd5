package dev.rehearsal.runner;

import dev.rehearsal.database.Sql;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.scenario.Item;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.database.Analyze;
import dev.rehearsal.step.database.Fence;
import dev.rehearsal.step.traffic.PauseTraffic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A server that hangs while traffic is held: unlike one that is gone, it keeps whoever asks it waiting. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class HangingServerIT {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    /** For those who are still asking to be cut, to look once more, and to give traffic back. */
    private static final Duration BEYOND = Duration.ofSeconds(20);

    private Processes held = new Processes(List.of());

    @Test
    void green_that_hangs_while_a_step_asks_it_leaves_traffic_on_blue() throws Exception {
        var result = new TestRehearsal("green-hangs")
                .within(WindowKind.SWITCHOVER, LIMIT)
                .after("fence", new Sabotage("green hangs", context -> {
                    try (Sql green = context.sql("green")) {
                        hold(green);
                        green.number("select 1");
                    }
                }))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFoundAt(FindingCode.STEP_UNSETTLED, "wait-for-replication")
                .hasFoundAt(FindingCode.UNDO_FAILED, "create-subscription")
                .hasTakenBack("fence")
                .hasTakenBack("create-instance")
                .hasNoFailedRequests()
                .hasNoLostWrites();
        assertThat(result.lasted(WindowKind.SWITCHOVER)).isLessThan(LIMIT.plus(BEYOND));
        assertThatNothingRuns();
    }

    @Test
    void blue_that_hangs_is_a_failure_that_ends() throws Exception {
        var result = new TestRehearsal("blue-hangs")
                .with("application.retryFor", "1s")
                .with("load.patience", "3s")
                .with("load.rate", "20")
                .runbook(new Item(
                        Optional.of(WindowKind.SWITCHOVER),
                        Optional.of(LIMIT),
                        List.of(
                                new PauseTraffic(LIMIT, ""),
                                new Fence("blue"),
                                new Sabotage("blue hangs", this::holdBlue),
                                new Analyze("blue"))))
                .run();

        // Who held traffic has let it go; that blue answers again, nobody can bring about.
        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFoundAt(FindingCode.STEP_UNSETTLED, "analyze")
                .hasFoundAt(FindingCode.UNDO_FAILED, "fence")
                .hasTakenBack("pause-traffic");
        assertThat(result.lasted(WindowKind.SWITCHOVER)).isLessThan(LIMIT.plus(BEYOND));
        assertThatNothingRuns();
    }

    private void holdBlue(StepContext context) {
        try (Sql blue = context.alone("blue")) {
            hold(blue);
        }
    }

    private void hold(Sql sql) {
        held = Processes.server(sql);
        held.hold();
    }

    /** Whoever is their parent by now may take a moment to notice. */
    private void assertThatNothingRuns() {
        await().untilAsserted(() -> assertThat(held.all()).isNotEmpty().noneMatch(ProcessHandle::isAlive));
    }
}
