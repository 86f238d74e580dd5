package dev.rehearsal.runner;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Lsn;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.postgres.replication.CompareData;
import dev.rehearsal.step.postgres.replication.CreateReplicationSlot;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A clone that is followed from a wrong place is not switched over to: traffic stays on blue, which has everything. The
 * clones are embedded and keep their version, since that is no part of it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SabotagedCloneIT {
    private static final String ORDERS = "select count(*) from public.orders where write_id is not null";

    @Test
    void a_start_behind_the_clone_has_rows_applied_that_are_there_already() throws Exception {
        var result = CloneRehearsal.embedded("start-behind")
                .after(
                        "create-replication-slot",
                        new Sabotage("orders before the clone", SabotagedCloneIT::awaitOrders))
                .after("read-start-lsn", new Sabotage("write down the slot's position", context -> {
                    try (Sql sql = context.sql("blue")) {
                        writeDown(
                                context,
                                sql.text("select confirmed_flush_lsn::text from pg_replication_slots")
                                        .orElseThrow());
                    }
                }))
                .run();

        // Between two tries the slot is in use for a moment, so that one step or the next may be the one to see it.
        assertThat(result)
                .hasFoundNothingBut(
                        FindingCode.STEP_FAILED, FindingCode.STEP_NOT_VERIFIED, FindingCode.SWITCHOVER_INCOMPLETE);
        staysOnBlue(result);
    }

    @Test
    void a_start_ahead_of_the_clone_leaves_rows_out_which_the_comparison_finds() throws Exception {
        var result = CloneRehearsal.embedded("start-ahead")
                .after("read-start-lsn", new Sabotage("write down a later position", context -> {
                    awaitOrders(context);
                    try (Sql sql = context.sql("blue")) {
                        writeDown(
                                context,
                                sql.text("select pg_current_wal_insert_lsn()::text")
                                        .orElseThrow());
                    }
                }))
                .after("wait-for-replication", new CompareData("blue", "green", Duration.ofSeconds(3)))
                .run();

        assertThat(result).hasFoundAt(FindingCode.STEP_FAILED, "compare-data");
        staysOnBlue(result);
    }

    @Test
    void an_origin_that_is_set_when_its_subscription_is_enabled_already_comes_too_late() throws Exception {
        var result = CloneRehearsal.embedded("origin-late")
                .after(
                        "subscribe-without-copy",
                        Sabotage.on("green", "enabled too early", "alter subscription upgrade enable"))
                .run();

        assertThat(result).hasFoundAt(FindingCode.STEP_BLOCKED, "advance-replication-origin");
        staysOnBlue(result);
    }

    @Test
    void an_origin_that_nobody_sets_is_missed_before_its_subscription_is_enabled() throws Exception {
        var result = CloneRehearsal.embedded("origin-never")
                .without("advance-replication-origin")
                .run();

        assertThat(result)
                .hasFoundAt(FindingCode.STEP_BLOCKED, "enable-subscription")
                .hasNoFailedRequests();
        staysOnBlue(result);
    }

    @Test
    void rows_that_are_copied_a_second_time_meet_themselves() throws Exception {
        var result = CloneRehearsal.embedded("copied-twice")
                .after("create-publication", Sabotage.on("blue", "publish nothing", "create publication nothing"))
                .after("advance-replication-origin", new Sabotage("copy as well", SabotagedCloneIT::copy))
                .run();

        assertThat(result).hasFoundAt(FindingCode.STEP_FAILED, "wait-for-replication");
        staysOnBlue(result);
    }

    @Test
    void a_slot_before_its_publication_is_refused_before_anything_runs() throws Exception {
        var result = CloneRehearsal.embedded("slot-first")
                .without("create-replication-slot")
                .before(
                        "create-publication",
                        new CreateReplicationSlot("blue", "upgrade", "upgrade", Duration.ofSeconds(5)))
                .run();

        assertThat(result).hasVerdict(Verdict.FAILED).hasFoundNothingBut(FindingCode.STEP_BLOCKED);
    }

    private static void staysOnBlue(TestRehearsal.Result result) throws Exception {
        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasTakenBack("clone-cluster")
                .hasNoFailedRequests()
                .hasNoLostWrites()
                .hasFlowedAtTheEnd();
    }

    /** Some that came after this was called. */
    private static void awaitOrders(StepContext context) {
        try (Sql sql = context.sql("blue")) {
            long before = sql.number(ORDERS);
            await().until(() -> sql.number(ORDERS) > before + 2);
        }
    }

    /** A table that a subscription has not known yet is copied, whether or not its rows are there. */
    private static void copy(StepContext context) {
        try (Sql sql = context.alone("green")) {
            sql.execute("alter subscription upgrade enable");
            sql.execute("alter subscription upgrade set publication nothing");
            sql.execute("alter subscription upgrade set publication upgrade with (copy_data = true)");
        }
    }

    /** As when somebody writes the wrong place down. */
    private static void writeDown(StepContext context, String lsn) {
        context.values().note("start.green.lsn", Lsn.parse(lsn).toString());
    }
}
