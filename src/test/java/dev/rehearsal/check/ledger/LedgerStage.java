package dev.rehearsal.check.ledger;

import dev.rehearsal.application.Estate;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.database.postgres.PostgresMarkers;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.localrds.TestAccount;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Blue took every write, green has them all, and the cut has been made. */
final class LedgerStage implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    static final int WRITES = 20;

    private final TestAccount account = TestAccount.open();
    private final Ledger ledger = new Ledger(Estate.ledger(), new PostgresMarkers());
    private Balances atStart = new Balances(Map.of());
    private String cut = "";

    @Override
    public void beforeAll(ExtensionContext context) throws InterruptedException {
        for (String role : List.of("blue", "green")) {
            account.create(role, role.equals("blue") ? "15" : "17");
            try (Sql sql = sql(role)) {
                new Estate(new PostgresDialect()).create(sql, account.application(), 100, 1);
            }
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        try (Sql blue = sql("blue");
                Sql green = sql("green")) {
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
        }
        makeCut();
    }

    /** From here on, nothing may commit on blue. */
    void makeCut() {
        try (Sql blue = sql("blue")) {
            cut = blue.text("select pg_current_snapshot()::text").orElseThrow();
        }
    }

    /** Judges green, after a look at blue. */
    Judgement judge(Path folder, FakeWrites writes) throws Exception {
        LastLook look = ledger.lookAt(() -> sql("blue"), Optional.of(cut));
        return ledger.judge(writes.write(folder), () -> sql("green"), Optional.of(atStart), look, 0);
    }

    /** The one finding of this code. */
    static Finding found(Judgement judgement, FindingCode code) {
        List<Finding> findings = judgement.findings().stream()
                .filter(finding -> finding.code() == code)
                .toList();
        assertThat(findings)
                .as("findings of %s among %s", code, judgement.findings())
                .hasSize(1);
        return findings.get(0);
    }

    Ledger ledger() {
        return ledger;
    }

    Balances atStart() {
        return atStart;
    }

    String cut() {
        return cut;
    }

    /** As the operator. The caller closes it. */
    Sql sql(String role) {
        return account.sql(role);
    }

    void on(String role, String statement) {
        try (Sql sql = sql(role)) {
            sql.execute(statement);
        }
    }

    void insertInto(String role, int id) {
        try (Sql sql = sql(role)) {
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

    @Override
    public void afterAll(ExtensionContext context) {
        account.close();
    }
}
