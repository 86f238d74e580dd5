package dev.rehearsal.check.ledger;

import dev.rehearsal.application.Estate;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.SnapshotAfterCut;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.requests.Status;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerIT {
    private static final int WRITES = 20;

    private final TestAccount account = TestAccount.open();
    private final Ledger ledger = new Ledger(Estate.ledger(), new SnapshotAfterCut());
    private Balances atStart = new Balances(Map.of());
    private String cut = "";

    @TempDir
    private Path folder;

    @BeforeAll
    void open() throws InterruptedException {
        for (String role : List.of("blue", "green")) {
            account.create(role, role.equals("blue") ? "15" : "17");
            try (Sql sql = account.sql(role)) {
                Estate.create(sql, account.application(), 100, 1);
            }
        }
    }

    @AfterAll
    void close() {
        account.close();
    }

    /** Blue took every write, green has them all, and the cut has been made. */
    @BeforeEach
    void write_and_replicate() {
        try (Sql blue = account.sql("blue");
                Sql green = account.sql("green")) {
            for (Sql each : List.of(blue, green)) {
                each.execute("truncate warehouse.scans, public.transfers");
                each.execute("update public.accounts set balance = 100");
            }
            for (int id = 1; id <= WRITES; id++) {
                insert(blue, id);
                String table = id % 2 == 0 ? "warehouse.scans" : "public.transfers";
                String server = blue.text("select written_on from %s where write_id = %d".formatted(table, id))
                        .orElseThrow();
                insert(green, id);
                green.update("update %s set written_on = ? where write_id = %d".formatted(table, id), server);
            }
            atStart = ledger.balances(blue);
            cut = blue.text("select pg_current_snapshot()::text").orElseThrow();
        }
    }

    @Test
    void writes_that_are_all_on_green_once_pass() throws Exception {
        insertInto("green", WRITES + 1);

        Judgement judgement = judge(acknowledged(WRITES + 1));

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.figures())
                .containsEntry("acknowledged", "21")
                .containsEntry("present", "21")
                .containsKeys("lastWriteOnBlue", "firstWriteOnGreen", "betweenThem");
    }

    @Test
    void an_acknowledged_write_that_is_missing_on_green_is_lost() throws Exception {
        on("green", "delete from warehouse.scans where write_id = 4");

        Judgement judgement = judge(acknowledged(WRITES));

        assertThat(found(judgement, FindingCode.LOST_WRITE).found()).isEqualTo("1: 4");
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void a_write_that_is_there_twice_is_a_duplicate_even_across_tables() throws Exception {
        on("green", "insert into warehouse.scans (shelf, write_id) values (1, 5), (1, 6)");

        Judgement judgement = judge(acknowledged(WRITES));

        assertThat(found(judgement, FindingCode.DUPLICATE_WRITE).found()).isEqualTo("2: 5, 6");
    }

    @Test
    void a_write_left_on_blue_is_stranded() throws Exception {
        insertInto("blue", WRITES + 1);

        Judgement judgement = judge(new FakeWrites().acknowledged(1, WRITES).told(WRITES + 1, Status.UNKNOWN));

        assertThat(found(judgement, FindingCode.STRANDED_WRITE).found()).isEqualTo("1: 21");
        assertThat(judgement.figures()).containsEntry("unknown.absent", "1");
    }

    @Test
    void a_refused_write_that_is_there_all_the_same_is_a_phantom() throws Exception {
        Judgement judgement = judge(new FakeWrites().acknowledged(1, WRITES - 1).told(WRITES, Status.FAILED));

        assertThat(found(judgement, FindingCode.PHANTOM_WRITE).found()).isEqualTo("1: 20");
    }

    @Test
    void an_unknown_outcome_is_settled_by_looking() throws Exception {
        Judgement judgement = judge(new FakeWrites()
                .acknowledged(1, WRITES - 1)
                .told(WRITES, Status.UNKNOWN)
                .told(WRITES + 1, Status.UNKNOWN));

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.figures()).containsEntry("unknown.committed", "1").containsEntry("unknown.absent", "1");
    }

    @Test
    void a_commit_on_blue_after_the_cut_is_found_in_any_table() throws Exception {
        on("blue", "update public.accounts set owner = owner || '!' where id = 7");
        on("blue", "update public.accounts set owner = left(owner, -1) where id = 7");

        Judgement judgement = judge(acknowledged(WRITES));

        assertThat(found(judgement, FindingCode.WRITE_AFTER_CUT).found()).isEqualTo("1 rows of public.accounts");
    }

    @Test
    void a_transaction_that_was_open_at_the_cut_and_commits_later_comes_after_it() throws Exception {
        try (Sql open = account.sql("blue")) {
            open.connection().setAutoCommit(false);
            open.execute("update public.accounts set changed_at = now() where id = 7");
            try (Sql other = account.sql("blue")) {
                cut = other.text("select pg_current_snapshot()::text").orElseThrow();
            }
            open.connection().commit();
        }

        Judgement judgement = judge(acknowledged(WRITES));

        assertThat(found(judgement, FindingCode.WRITE_AFTER_CUT).where()).isEqualTo("blue");
    }

    @Test
    void a_transaction_rolled_back_after_the_cut_is_none() throws Exception {
        try (Sql open = account.sql("blue")) {
            open.connection().setAutoCommit(false);
            open.execute("update public.accounts set changed_at = now() where id = 7");
            open.connection().rollback();
        }

        assertThat(judge(acknowledged(WRITES)).findings()).isEmpty();
    }

    @Test
    void a_balance_that_changed_is_found() throws Exception {
        on("green", "update public.accounts set balance = balance + 0.01 where id = 7");

        Judgement judgement = judge(acknowledged(WRITES));

        assertThat(found(judgement, FindingCode.BALANCE_CHANGED).found()).isEqualTo("100000.01");
    }

    @Test
    void a_blue_that_nobody_could_look_at_leaves_the_verdict_unknown() throws Exception {
        LastLook look = ledger.lookAt(
                () -> {
                    throw new SqlFailedException("connect to blue", new SQLException("refused", "08001"));
                },
                Optional.of(cut));

        Judgement judgement = ledger.judge(
                acknowledged(WRITES).write(folder), () -> account.sql("green"), Optional.of(atStart), look, 0);

        assertThat(judgement.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judgement.findings())
                .extracting(Finding::code)
                .containsExactly(FindingCode.STRANDED_WRITE, FindingCode.WRITE_AFTER_CUT);
    }

    @Test
    void balances_that_nobody_took_leave_the_verdict_unknown() throws Exception {
        Judgement judgement = ledger.judge(
                acknowledged(WRITES).write(folder),
                () -> account.sql("green"),
                Optional.empty(),
                ledger.lookAt(() -> account.sql("blue"), Optional.of(cut)),
                0);

        assertThat(judgement.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void traffic_that_never_left_blue_is_judged_there() throws Exception {
        on("blue", "delete from warehouse.scans where write_id = 4");

        Judgement judgement = ledger.judgeUnmoved(
                acknowledged(WRITES).write(folder), () -> account.sql("blue"), Optional.of(atStart), 0);

        assertThat(found(judgement, FindingCode.LOST_WRITE).found()).isEqualTo("1: 4");
    }

    private static FakeWrites acknowledged(int writes) {
        return new FakeWrites().acknowledged(1, writes);
    }

    private Judgement judge(FakeWrites writes) throws Exception {
        LastLook look = ledger.lookAt(() -> account.sql("blue"), Optional.of(cut));
        return ledger.judge(writes.write(folder), () -> account.sql("green"), Optional.of(atStart), look, 0);
    }

    private void insertInto(String role, int id) {
        try (Sql sql = account.sql(role)) {
            insert(sql, id);
        }
    }

    private static void insert(Sql sql, int id) {
        sql.execute(
                id % 2 == 0
                        ? "insert into warehouse.scans (shelf, write_id) values (1, %d)".formatted(id)
                        : "insert into public.transfers (from_account, to_account, amount, write_id) values (1, 2, 1, %d)"
                                .formatted(id));
    }

    private void on(String role, String statement) {
        try (Sql sql = account.sql(role)) {
            sql.execute(statement);
        }
    }

    private static Finding found(Judgement judgement, FindingCode code) {
        List<Finding> findings = judgement.findings().stream()
                .filter(finding -> finding.code() == code)
                .toList();
        assertThat(findings)
                .as("findings of %s among %s", code, judgement.findings())
                .hasSize(1);
        return findings.get(0);
    }
}
