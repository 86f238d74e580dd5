package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.ManySequences;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.localrds.TestAccount;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/** Sequences by the thousand are compared one by one, and in a time that grows with their number. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManySequencesParityIT {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final TestAccount account = TestAccount.open();

    @BeforeAll
    void open() throws InterruptedException {
        account.create("blue", "15");
        account.create("green", "17");
    }

    @AfterAll
    void close() {
        account.close();
    }

    @BeforeEach
    void begin_without_any() {
        onBoth("create schema if not exists many", ManySequences.dropped());
    }

    @Test
    void four_times_as_many_take_less_than_ten_times_as_long() {
        onBoth(ManySequences.made(1, 500));
        compared();
        Duration few = compared();
        onBoth(ManySequences.made(501, 2000));

        assertThat(compared()).isLessThan(few.multipliedBy(10));
    }

    @Test
    void the_ones_behind_are_found_among_thousands() {
        onBoth(ManySequences.made(1, 2100));
        on(
                "blue",
                "select setval('many.s_7', 5)",
                "alter sequence many.s_2090 restart with 70",
                "create sequence many.t");
        on("green", "select setval('many.s_8', 5)");

        Sequences sequences = compare();

        assertThat(sequences.count()).isEqualTo(2100);
        assertThat(sequences.findings())
                .extracting(Finding::where)
                .containsExactlyInAnyOrder("many.s_7", "many.s_2090", "many.t");
    }

    @Test
    void what_is_set_while_traffic_is_held_counts_and_what_is_called_afterwards_does_not() {
        onBoth(ManySequences.made(1, 1100));
        on("blue", "select setval('many.s_7', 5)");
        try (CutSnapshot snapshot = CutSnapshot.prepare(new PostgresDialect(), () -> account.sql("green"), PATIENCE);
                Sql blue = account.sql("blue")) {
            on(
                    "blue",
                    "select setval('many.s_8', 5)",
                    "alter sequence many.s_9 restart with 9",
                    "select nextval('many.s_10')");
            on(
                    "green",
                    "select setval('many.s_7', 6, false)",
                    "select setval('many.s_8', 6)",
                    "select setval('many.s_9', 9, false)");
            snapshot.take();
            on("green", "select nextval('many.s_10') from generate_series(1, 9)", "select nextval('many.s_11')");

            assertThat(Sequences.compare(blue, snapshot).findings())
                    .extracting(Finding::where)
                    .containsExactly("many.s_10");
        }
    }

    @Test
    void what_is_restarted_after_traffic_was_let_go_counts_as_it_stood_at_the_cut() {
        onBoth(ManySequences.made(1, 1100));
        onBoth("select setval('many.s_7', 50)", "select setval('many.s_8', 50)");
        on("blue", "select setval('many.s_8', 60)");
        try (CutSnapshot snapshot = CutSnapshot.prepare(new PostgresDialect(), () -> account.sql("green"), PATIENCE);
                Sql blue = account.sql("blue")) {
            snapshot.take();
            on("green", "alter sequence many.s_7 restart", "select setval('many.s_8', 9999, false)");

            assertThat(Sequences.compare(blue, snapshot).findings())
                    .extracting(Finding::where)
                    .containsExactlyInAnyOrder("many.s_8");
        }
    }

    @Test
    void no_lock_of_a_sequence_outlasts_the_look() {
        onBoth(ManySequences.made(1, 10));
        try (CutSnapshot snapshot = CutSnapshot.prepare(new PostgresDialect(), () -> account.sql("green"), PATIENCE)) {
            snapshot.take();

            assertThat(snapshot.sql().number("""
                    select count(*) from pg_locks l join pg_class c on c.oid = l.relation
                    where l.pid = pg_backend_pid() and c.relkind = 'S'""")).isZero();
        }
    }

    @Test
    void one_that_the_operator_may_not_read_leaves_the_verdict_unknown() {
        onBoth(ManySequences.made(1, 10));
        on("blue", "revoke all on sequence many.s_7 from current_user");

        assertThat(compare().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(finding.found()).contains("s_7");
        });
    }

    private Sequences compare() {
        return Sequences.compare(new PostgresDialect(), () -> account.sql("blue"), () -> account.sql("green"));
    }

    private Duration compared() {
        long start = System.nanoTime();
        assertThat(compare().findings()).isEmpty();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void onBoth(String... statements) {
        List.of("blue", "green").forEach(role -> on(role, statements));
    }

    private void on(String role, String... statements) {
        try (Sql sql = account.sql(role)) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }
}
