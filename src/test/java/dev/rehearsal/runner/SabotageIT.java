package dev.rehearsal.runner;

import dev.rehearsal.database.Sql;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.traffic.PauseTraffic;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;

/** Every way a rehearsal can go wrong ends in the right finding, on real servers under load. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SabotageIT {
    /** The newest acknowledged order, which no seeded row is. */
    private static final String NEWEST =
            "(select max(write_id) from public.orders where write_id is not null and written_at < now() - interval '1 s')";

    @Test
    void writes_that_went_astray_are_found_each_by_its_code() throws Exception {
        var result = new TestRehearsal("astray")
                .before(
                        "synchronize-sequences",
                        on(
                                "blue",
                                "a commit on blue after the marker",
                                "insert into public.job_runs (job, write_id) values ('late', 900000001)"))
                .after(
                        "drop-subscription",
                        on(
                                "green",
                                "an acknowledged write removed",
                                "delete from public.orders where write_id = " + NEWEST))
                .after(
                        "drop-subscription",
                        on(
                                "green",
                                "an acknowledged write twice",
                                "insert into public.job_runs (job, write_id) select job, write_id from public.job_runs"
                                        + " where write_id is not null limit 1"))
                .after(
                        "drop-subscription",
                        on(
                                "green",
                                "a balance changed",
                                "update public.accounts set balance = balance + 1 where id = 1"))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.LOST_WRITE)
                .hasFound(FindingCode.DUPLICATE_WRITE)
                .hasFound(FindingCode.BALANCE_CHANGED)
                .hasFound(FindingCode.WRITE_AFTER_CUT)
                .hasFound(FindingCode.STRANDED_WRITE);
    }

    @Test
    void a_server_that_is_held_is_a_stall() throws Exception {
        var result = new TestRehearsal("held")
                .with("expect.longestStall", "400ms")
                .after("create-publication", new Sabotage("hold blue", context -> {
                    try (Sql sql = alone(context, "blue")) {
                        sql.execute("do $$ begin lock table public.orders in access exclusive mode;"
                                + " perform pg_sleep(0.6); end $$");
                    }
                }))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STALL_TOO_LONG)
                .hasNoFailedRequests();
    }

    @Test
    void an_endpoint_that_fails_and_one_that_fails_only_on_fresh_connections_are_named() throws Exception {
        var result = new TestRehearsal("failing")
                .with("application.retryFor", "200ms")
                .after(
                        "create-publication",
                        on("blue", "one endpoint loses its right", "revoke insert on warehouse.scans from application"))
                .after(
                        "create-publication",
                        on("blue", "no fresh connections", "alter role application connection limit 1"))
                .before("create-subscription", new Sabotage("fail now", context -> {
                    throw new IllegalStateException("enough seen");
                }))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFoundAt(FindingCode.FAILED_REQUESTS, "insert-without-key")
                .hasFoundAt(FindingCode.FAILED_REQUESTS, "fresh-connection")
                .hasNotFoundAt(FindingCode.FAILED_REQUESTS, "create");
    }

    @Test
    void sequences_left_behind_collide_on_green() throws Exception {
        var result = new TestRehearsal("sequences")
                .with("application.retryFor", "500ms")
                .without("synchronize-sequences")
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.SEQUENCE_BEHIND)
                .hasFound(FindingCode.FAILED_REQUESTS);
    }

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
    void ddl_on_blue_during_the_copy_fails_clearly() throws Exception {
        var result = new TestRehearsal("ddl")
                .after(
                        "create-subscription",
                        on("blue", "a column more", "alter table public.orders add column added integer default 1"))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STEP_FAILED)
                .hasNoFailedRequests();
    }

    @Test
    void a_table_without_replica_identity_blocks_before_anything_runs() throws Exception {
        var result = new TestRehearsal("identity")
                .without("ensure-replica-identity")
                .without("restore-replica-identity")
                .run();

        assertThat(result).hasVerdict(Verdict.FAILED).hasFoundNothingBut(FindingCode.STEP_BLOCKED);
    }

    @Test
    void rows_already_on_green_block_the_subscription() throws Exception {
        var result = new TestRehearsal("rows")
                .before(
                        "create-subscription",
                        on(
                                "green",
                                "a row too early",
                                "insert into public.accounts (id, owner, balance) values (1, 'early', 0)"))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STEP_BLOCKED)
                .hasNoFailedRequests();
    }

    @Test
    void a_transaction_that_outlasts_the_drain_deadline_gives_traffic_back_within_it() throws Exception {
        var result = new TestRehearsal("outlasting")
                .with("load.longTransaction", "2500ms")
                .with("expect.longestStall", "5s")
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
                .after("fence", new Sabotage("kill green", context -> kill(context, "green")))
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
                .after("fence", new Sabotage("kill blue", context -> kill(context, "blue")))
                .run();

        assertThat(result).hasVerdict(Verdict.FAILED).hasFound(FindingCode.UNDO_FAILED);
    }

    @Test
    void a_step_that_has_no_effect_and_an_undo_that_fails_are_found() throws Exception {
        var result = new TestRehearsal("undo")
                .before("create-subscription", new Ineffective())
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STEP_NOT_VERIFIED)
                .hasFound(FindingCode.UNDO_FAILED);
    }

    @Test
    void a_check_that_crashes_leaves_the_verdict_unknown() throws Exception {
        var result = new TestRehearsal("crash")
                .after("resume-traffic", new Sabotage("damage the record", context -> Damage.requests()))
                .run();

        assertThat(result).hasVerdict(Verdict.UNKNOWN).hasFound(FindingCode.CHECK_CRASHED);
    }

    private static Sabotage on(String role, String what, String statement) {
        return new Sabotage(what, context -> {
            try (Sql sql = alone(context, role)) {
                sql.execute(statement);
            }
        });
    }

    private static Sql alone(StepContext context, String role) {
        return context.connector().openAlone(context.servers().address(role), context.operator());
    }

    /** As a machine that loses its power: the process is gone, and nobody told it. */
    private static void kill(StepContext context, String role) {
        try (Sql sql = alone(context, role)) {
            ProcessHandle session =
                    ProcessHandle.of(sql.number("select pg_backend_pid()")).orElseThrow();
            session.parent().orElseThrow().destroyForcibly();
        }
    }

    private record Ineffective() implements Reversible {
        @Override
        public Plan plan(StepContext context) {
            return Plan.of(List.of());
        }

        @Override
        public void execute(StepContext context) {}

        @Override
        public Verification verify(StepContext context) {
            return Verification.fails("an effect", "none");
        }

        @Override
        public void undo(StepContext context) throws StepFailedException {
            throw new StepFailedException("take it back", "a refusal", "do it by hand");
        }
    }
}
