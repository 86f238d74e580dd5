package dev.rehearsal.check.ledger;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.requests.Status;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static dev.rehearsal.check.ledger.LedgerStage.found;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LedgerIT {
    private static final int WRITES = LedgerStage.WRITES;

    @RegisterExtension
    static final LedgerStage stage = new LedgerStage();

    @TempDir
    private Path folder;

    @Test
    void writes_that_are_all_on_green_once_pass() throws Exception {
        stage.insertInto("green", WRITES + 1);

        Judgement judgement = stage.judge(folder, acknowledged(WRITES + 1));

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.figures())
                .containsEntry("acknowledged", "21")
                .containsEntry("present", "21")
                .containsKeys("lastWriteOnBlue", "firstWriteOnGreen", "betweenThem");
    }

    @Test
    void an_acknowledged_write_that_is_missing_on_green_is_lost() throws Exception {
        stage.on("green", "delete from warehouse.scans where write_id = 4");

        Judgement judgement = stage.judge(folder, acknowledged(WRITES));

        assertThat(found(judgement, FindingCode.LOST_WRITE).found()).isEqualTo("1: 4");
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void a_write_that_is_there_twice_is_a_duplicate_even_across_tables() throws Exception {
        stage.on("green", "insert into warehouse.scans (shelf, write_id) values (1, 5), (1, 6)");

        Judgement judgement = stage.judge(folder, acknowledged(WRITES));

        assertThat(found(judgement, FindingCode.DUPLICATE_WRITE).found()).isEqualTo("2: 5, 6");
    }

    @Test
    void a_write_left_on_blue_is_stranded() throws Exception {
        stage.insertInto("blue", WRITES + 1);

        Judgement judgement =
                stage.judge(folder, new FakeWrites().acknowledged(1, WRITES).told(WRITES + 1, Status.UNKNOWN));

        assertThat(found(judgement, FindingCode.STRANDED_WRITE).found()).isEqualTo("1: 21");
        assertThat(judgement.figures()).containsEntry("unknown.absent", "1");
    }

    @Test
    void a_refused_write_that_is_there_all_the_same_is_a_phantom() throws Exception {
        Judgement judgement =
                stage.judge(folder, new FakeWrites().acknowledged(1, WRITES - 1).told(WRITES, Status.FAILED));

        assertThat(found(judgement, FindingCode.PHANTOM_WRITE).found()).isEqualTo("1: 20");
    }

    @Test
    void an_unknown_outcome_is_settled_by_looking() throws Exception {
        Judgement judgement = stage.judge(
                folder,
                new FakeWrites()
                        .acknowledged(1, WRITES - 1)
                        .told(WRITES, Status.UNKNOWN)
                        .told(WRITES + 1, Status.UNKNOWN));

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.figures()).containsEntry("unknown.committed", "1").containsEntry("unknown.absent", "1");
    }

    @Test
    void a_commit_on_blue_after_the_cut_is_found_in_any_table() throws Exception {
        stage.on("blue", "update public.accounts set owner = owner || '!' where id = 7");
        stage.on("blue", "update public.accounts set owner = left(owner, -1) where id = 7");

        Judgement judgement = stage.judge(folder, acknowledged(WRITES));

        assertThat(found(judgement, FindingCode.WRITE_AFTER_CUT).found()).isEqualTo("1 row of public.accounts");
    }

    @Test
    void a_transaction_that_was_open_at_the_cut_and_commits_later_comes_after_it() throws Exception {
        try (Sql open = stage.sql("blue")) {
            open.connection().setAutoCommit(false);
            open.execute("update public.accounts set changed_at = now() where id = 7");
            stage.makeCut();
            open.connection().commit();
        }

        Judgement judgement = stage.judge(folder, acknowledged(WRITES));

        assertThat(found(judgement, FindingCode.WRITE_AFTER_CUT).where()).isEqualTo("blue");
    }

    @Test
    void a_transaction_rolled_back_after_the_cut_is_none() throws Exception {
        try (Sql open = stage.sql("blue")) {
            open.connection().setAutoCommit(false);
            open.execute("update public.accounts set changed_at = now() where id = 7");
            open.connection().rollback();
        }

        assertThat(stage.judge(folder, acknowledged(WRITES)).findings()).isEmpty();
    }

    @Test
    void a_balance_that_changed_is_found() throws Exception {
        stage.on("green", "update public.accounts set balance = balance + 0.01 where id = 7");

        Judgement judgement = stage.judge(folder, acknowledged(WRITES));

        assertThat(found(judgement, FindingCode.BALANCE_CHANGED).found()).isEqualTo("100000.01");
    }

    @Test
    void a_blue_that_nobody_could_look_at_leaves_the_verdict_unknown() throws Exception {
        LastLook look = stage.ledger()
                .lookAt(
                        () -> {
                            throw new SqlFailedException("connect to blue", new SQLException("refused", "08001"));
                        },
                        Optional.of(stage.cut()));

        Judgement judgement = stage.ledger()
                .judge(
                        acknowledged(WRITES).write(folder),
                        () -> stage.sql("green"),
                        Optional.of(stage.atStart()),
                        look,
                        0);

        assertThat(judgement.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judgement.findings())
                .extracting(Finding::code)
                .containsExactly(FindingCode.STRANDED_WRITE, FindingCode.WRITE_AFTER_CUT);
    }

    @Test
    void balances_that_nobody_took_leave_the_verdict_unknown() throws Exception {
        Judgement judgement = stage.ledger()
                .judge(
                        acknowledged(WRITES).write(folder),
                        () -> stage.sql("green"),
                        Optional.empty(),
                        stage.ledger().lookAt(() -> stage.sql("blue"), Optional.of(stage.cut())),
                        0);

        assertThat(judgement.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void traffic_that_never_left_blue_is_judged_there() throws Exception {
        stage.on("blue", "delete from warehouse.scans where write_id = 4");

        Judgement judgement = stage.ledger()
                .judgeUnmoved(
                        acknowledged(WRITES).write(folder), () -> stage.sql("blue"), Optional.of(stage.atStart()), 0);

        assertThat(found(judgement, FindingCode.LOST_WRITE).found()).isEqualTo("1: 4");
    }

    private static FakeWrites acknowledged(int writes) {
        return new FakeWrites().acknowledged(1, writes);
    }
}
