package dev.rehearsal.runner;

import dev.rehearsal.database.Sql;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.step.traffic.PauseTraffic;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;

/** What goes wrong while traffic is held gives it back to blue, as long as blue is there. */
@Tag("alone")
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SabotagedPauseIT {
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
                .replaceLast(new PauseTraffic(Duration.ofMillis(300), "green"))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STEP_FAILED)
                .hasNoFailedRequests()
                .hasNoLostWrites();
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
}
