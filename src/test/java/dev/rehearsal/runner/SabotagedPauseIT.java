package dev.rehearsal.runner;

import dev.rehearsal.database.Sql;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.step.traffic.PauseTraffic;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What goes wrong while traffic is held gives it back to blue, as long as blue is there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SabotagedPauseIT {
    private static final Duration DRAIN_WITHIN = Duration.ofMillis(300);
    /** For the orders to pause and to resume, on a machine that is busy. */
    private static final Duration TO_AND_FRO = Duration.ofSeconds(2);

    @Test
    void a_subscription_that_stops_applying_gives_traffic_back_to_blue() throws Exception {
        var result = new TestRehearsal("stopped")
                .after("fence", new Sabotage("stop applying", context -> {
                    try (Sql sql = context.sql("green")) {
                        sql.execute("alter subscription upgrade disable");
                    }
                }))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STEP_FAILED)
                .hasTakenBack("fence")
                .hasTakenBack("create-subscription")
                .hasNoFailedRequests()
                .hasNoLostWrites();
    }

    @Test
    void a_transaction_that_outlasts_the_drain_deadline_gives_traffic_back_within_it() throws Exception {
        var result = new TestRehearsal("outlasting")
                .after("refresh-materialized-views", new HeldTransactions())
                .before("fence", new Sabotage("never reached", context -> {
                    throw new IllegalStateException("the pause should have failed");
                }))
                .replaceLast(new PauseTraffic(DRAIN_WITHIN, "green"))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STEP_FAILED)
                .hasNoFailedRequests()
                .hasNoLostWrites();
        assertThat(pause(result)).isBetween(DRAIN_WITHIN, DRAIN_WITHIN.plus(TO_AND_FRO));
    }

    @Test
    void green_killed_in_the_pause_leaves_traffic_on_blue() throws Exception {
        var result = new TestRehearsal("green-killed")
                .after("fence", Sabotage.kill("green"))
                .run();

        // Whether the marker arrived cannot be known any more; that traffic is back on blue can.
        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STEP_UNSETTLED)
                .hasFoundAt(FindingCode.UNDO_FAILED, "create-subscription")
                .hasTakenBack("fence")
                .hasNoFailedRequests()
                .hasNoLostWrites();
    }

    @Test
    void blue_killed_in_the_pause_is_a_failure_that_ends() throws Exception {
        var result = new TestRehearsal("blue-killed")
                .with("application.retryFor", "1s")
                // Each request that is refused keeps a thread waiting until then, and others behind it.
                .with("load.rate", "20")
                .after("fence", Sabotage.kill("blue"))
                .run();

        assertThat(result).hasVerdict(Verdict.FAILED).hasFound(FindingCode.UNDO_FAILED);
    }

    /** From the order to hold traffic until traffic that could not be held flowed again. */
    private static Duration pause(TestRehearsal.Result result) {
        Instant held = Instant.MAX;
        for (Event event : result.events()) {
            if (event instanceof Event.Reached reached && reached.milestone() == Milestone.PAUSING) {
                held = event.at();
            }
            if (event instanceof Event.Executed executed
                    && executed.step().equals("pause-traffic")
                    && !executed.outcome().hasSucceeded()) {
                return Duration.between(held, event.at());
            }
        }
        throw new AssertionError("no pause failed");
    }
}
