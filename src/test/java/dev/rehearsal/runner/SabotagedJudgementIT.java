package dev.rehearsal.runner;

import dev.rehearsal.database.Sql;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.scenario.Item;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;

/** What a check is there to find, it finds: on real servers under load, each by its code. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SabotagedJudgementIT {
    /** The newest acknowledged order, which no seeded row is. */
    private static final String NEWEST =
            "(select max(write_id) from public.orders where write_id is not null and written_at < now() - interval '1 s')";

    /**
     * Alone, since what is committed after the marker must not find the time to reach green, and only the holds may be
     * stalls.
     */
    @Test
    @Tag("alone")
    void writes_that_went_astray_and_what_took_too_long_are_found_each_by_its_code() throws Exception {
        var result = new TestRehearsal("astray")
                .with("expect.longestStall", "400ms")
                .with("expect.switchover", "1ms")
                .after("create-publication", hold("blue"))
                .beforeLast(
                        "synchronize-sequences",
                        Sabotage.on(
                                "blue",
                                "a commit on blue after the marker",
                                "insert into public.job_runs (job, write_id) values ('late', 900000001)"))
                .after(
                        "drop-subscription",
                        Sabotage.on(
                                "green",
                                "an acknowledged write removed",
                                "delete from public.orders where write_id = " + NEWEST))
                .after(
                        "drop-subscription",
                        Sabotage.on(
                                "green",
                                "an acknowledged write twice",
                                "insert into public.job_runs (job, write_id) select job, write_id from public.job_runs"
                                        + " where write_id is not null limit 1"))
                .after(
                        "drop-subscription",
                        Sabotage.on(
                                "green",
                                "a balance changed",
                                "update public.accounts set balance = balance + 1 where id = 1"))
                .after("drop-subscription", Sabotage.on("green", "an index lost", "drop index public.orders_open"))
                .last(new Item(
                        Optional.of(WindowKind.MAINTENANCE),
                        Optional.of(Duration.ofMillis(100)),
                        List.of(hold("green"))))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.LOST_WRITE)
                .hasFound(FindingCode.DUPLICATE_WRITE)
                .hasFound(FindingCode.BALANCE_CHANGED)
                .hasFound(FindingCode.WRITE_AFTER_CUT)
                .hasFound(FindingCode.STRANDED_WRITE)
                .hasFoundAt(FindingCode.SCHEMA_DIFFERS, "index public.orders_open")
                .hasFoundAt(FindingCode.STALL_TOO_LONG, "outside all windows")
                .hasFoundAt(FindingCode.MAINTENANCE_TOO_LONG, "maintenance-2")
                .hasFoundAt(FindingCode.SWITCHOVER_TOO_LONG, "switchover")
                .hasNoFailedRequests();
    }

    @Test
    void an_endpoint_that_fails_and_one_that_fails_only_on_fresh_connections_are_named() throws Exception {
        var result = new TestRehearsal("failing")
                // Four in a hundred insert without a key.
                .with("load.rate", "100")
                .with("application.retryFor", "200ms")
                .after(
                        "create-publication",
                        Sabotage.on(
                                "blue",
                                "one endpoint loses its right",
                                "revoke insert on warehouse.scans from application"))
                .after(
                        "create-publication",
                        Sabotage.on("blue", "no fresh connections", "alter role application connection limit 1"))
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
    void sequences_left_behind_collide_on_green_which_takes_all_other_writes() throws Exception {
        var result = new TestRehearsal("sequences")
                .with("application.retryFor", "500ms")
                .with("load.coolDown", "3s")
                .without("synchronize-sequences")
                .withoutLast("synchronize-sequences")
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.SEQUENCE_BEHIND)
                .hasFound(FindingCode.FAILED_REQUESTS)
                .hasNoLostWrites()
                .hasWrittenAtTheEnd();
    }

    @Test
    void a_check_that_crashes_leaves_the_verdict_unknown() throws Exception {
        var result = new TestRehearsal("crash")
                .after("resume-traffic", new Sabotage("damage the record", context -> Damage.requestsOf("crash")))
                .run();

        assertThat(result).hasVerdict(Verdict.UNKNOWN).hasFound(FindingCode.CHECK_CRASHED);
    }

    private static Sabotage hold(String role) {
        return new Sabotage("hold " + role, context -> {
            try (Sql sql = context.alone(role)) {
                sql.execute(
                        "do $$ begin lock table public.orders in access exclusive mode; perform pg_sleep(0.6); end $$");
            }
        });
    }
}
