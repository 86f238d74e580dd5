package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.localrds.TestAccount;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParityIT {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final TestAccount account = TestAccount.open();

    @BeforeAll
    void open() throws InterruptedException {
        account.create("blue", "15");
        account.create("green", "17");
        // Settings that spell values otherwise on one of the two.
        on(
                "green",
                "alter role operator set timezone = 'Asia/Tokyo'",
                "alter role operator set datestyle = 'SQL, DMY'",
                "alter role operator set extra_float_digits = -3",
                "alter role operator set bytea_output = 'escape'");
    }

    @AfterAll
    void close() {
        account.close();
    }

    @BeforeEach
    void fill_both_alike() {
        for (String role : List.of("blue", "green")) {
            on(role, OddThings.STRUCTURE.toArray(String[]::new));
            on(role, OddThings.ROWS.toArray(String[]::new));
        }
        on("green", "select setval('odd.alone', 101)", "select setval('odd.things_id_seq', 103)");
    }

    @Test
    void equal_rows_are_equal_whatever_the_settings_of_the_servers() {
        Judgement judgement = judge();

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.figures()).containsEntry("rows", "107").containsEntry("sequences", "2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from odd.things where id = 1",
                "update odd.things set share = 0 where id = 2",
                "update odd.things set exact = 1.1 where id = 1",
                "update odd.things set two = '' where id = 2",
                "update odd.things set one = 'ab', two = '' where id = 1",
                "update odd.things set two = null where id = 3",
                "update odd.things set small = 0.10000001 where id = 1",
                "update odd.things set doc = '{\"a\": 1}' where id = 1",
                "update odd.things set mood = 'sad' where id = 1"
            })
    void a_row_that_differs_is_found(String difference) {
        on("green", difference);

        Judgement judgement = judge();

        assertThat(judgement.findings()).extracting(Finding::code).containsExactly(FindingCode.ROWS_DIFFER);
        assertThat(judgement.findings().get(0).where()).isEqualTo("odd.things");
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void a_partitioned_table_is_compared_once_and_named_by_its_root() {
        on("green", "delete from odd.events_2025");

        Judgement judgement = judge();

        assertThat(judgement.findings()).extracting(Finding::where).containsExactly("odd.events");
    }

    @Test
    void a_difference_in_a_column_far_to_the_right_is_found() {
        on("green", "update odd.wide set c128 = 1 where c0 = 5");

        assertThat(judge().findings()).extracting(Finding::where).containsExactly("odd.wide");
    }

    @Test
    void a_table_or_column_that_is_missing_is_found() {
        on("green", "drop table odd.nothing", "alter table odd.events drop column note");

        assertThat(judge().findings()).extracting(Finding::where).containsExactly("odd.events", "odd.nothing");
    }

    @Test
    void what_is_written_on_green_after_the_snapshot_does_not_count() {
        CutSnapshot snapshot = CutSnapshot.prepare(new PostgresDialect(), () -> account.sql("green"), PATIENCE);
        snapshot.take();
        on("green", "insert into odd.things (one) values ('later')", "select nextval('odd.alone')");

        assertThat(judged(snapshot).findings()).isEmpty();
    }

    @Test
    void a_sequence_that_would_hand_out_what_blue_did_is_found() {
        on("blue", "select setval('odd.alone', 102)");

        Judgement judgement = judge();

        assertThat(judgement.findings()).extracting(Finding::code).containsExactly(FindingCode.SEQUENCE_BEHIND);
        assertThat(judgement.findings().get(0).found()).isEqualTo("it would hand out 102");
    }

    @Test
    void a_sequence_just_ahead_of_blue_is_ahead() {
        on("blue", "select setval('odd.alone', 101)");

        assertThat(judge().findings()).isEmpty();
    }

    @Test
    void a_sequence_behind_its_own_column_is_found_unless_it_is_so_on_blue() {
        on("blue", "insert into odd.things (id) values (5000)");
        on("green", "insert into odd.things (id) values (5000)");
        assertThat(judge().findings()).isEmpty();

        on("blue", "drop sequence odd.things_id_seq cascade");
        assertThat(judge().findings()).extracting(Finding::where).containsExactly("odd.things_id_seq");
    }

    @Test
    void a_connection_that_was_cut_before_the_snapshot_is_opened_again() {
        CutSnapshot snapshot = CutSnapshot.prepare(new PostgresDialect(), () -> account.sql("green"), PATIENCE);
        on(
                "green",
                "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and usename = current_user");

        snapshot.take();

        assertThat(Parity.judge(snapshot, () -> account.sql("blue"), Journal.inMemory())
                        .findings())
                .isEmpty();
    }

    @Test
    void a_blue_that_is_gone_leaves_the_verdict_unknown() {
        CutSnapshot snapshot = CutSnapshot.prepare(new PostgresDialect(), () -> account.sql("green"), PATIENCE);
        snapshot.take();

        Judgement judgement = Parity.judge(
                snapshot,
                () -> {
                    throw new SqlFailedException("connect to blue", new SQLException("refused", "08001"));
                },
                Journal.inMemory());

        assertThat(judgement.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_snapshot_that_was_never_taken_leaves_the_verdict_unknown() {
        CutSnapshot snapshot = CutSnapshot.prepare(new PostgresDialect(), () -> account.sql("green"), PATIENCE);

        assertThat(judged(snapshot).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    private Judgement judge() {
        CutSnapshot snapshot = CutSnapshot.prepare(new PostgresDialect(), () -> account.sql("green"), PATIENCE);
        snapshot.take();
        return judged(snapshot);
    }

    private Judgement judged(CutSnapshot snapshot) {
        return Parity.judge(snapshot, () -> account.sql("blue"), Journal.inMemory());
    }

    private void on(String role, String... statements) {
        try (Sql sql = account.sql(role)) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }
}
