package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.database.postgres.PostgresRows;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.TableParity;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Two servers of one test class, of versions of its choice, to be filled and compared. */
final class Twinned implements AutoCloseable {
    static final Deadline SOON = Deadline.after(Duration.ofMinutes(5));

    private final TestAccount account = TestAccount.open();

    static Twinned open(String blue, String green) throws InterruptedException {
        Twinned twinned = new Twinned();
        twinned.account.create("blue", blue);
        twinned.account.create("green", green);
        return twinned;
    }

    TestAccount account() {
        return account;
    }

    Sql blue() {
        return account.sql("blue");
    }

    Sql green() {
        return account.sql("green");
    }

    void onBlue(String... statements) {
        try (Sql sql = blue()) {
            List.of(statements).forEach(sql::execute);
        }
    }

    void onGreen(String... statements) {
        try (Sql sql = green()) {
            List.of(statements).forEach(sql::execute);
        }
    }

    void onBoth(String... statements) {
        CompletableFuture<Void> green = CompletableFuture.runAsync(() -> onGreen(statements));
        onBlue(statements);
        green.join();
    }

    /** Compares what is there now, as at a cut. */
    DataParity exact(ComparisonOptions options) {
        try (Sql blue = blue();
                Sql green = green()) {
            PostgresRows rows = new PostgresRows();
            rows.freeze(blue, Optional.empty());
            rows.freeze(green, Optional.empty());
            return DataComparison.exact(
                    new PostgresDialect(),
                    new Side(this::blue, Optional.of(rows.share(blue))),
                    new Side(this::green, Optional.of(rows.share(green))),
                    options,
                    Journal.inMemory(),
                    SOON);
        }
    }

    DataParity exact() {
        return exact(ComparisonOptions.usual().samples(100));
    }

    DataParity live(ComparisonOptions options) {
        return DataComparison.live(new PostgresDialect(), this::blue, this::green, options, Journal.inMemory(), SOON);
    }

    static TableParity table(DataParity parity, String name) {
        return parity.tables().stream()
                .filter(table -> table.table().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " was not compared: " + parity.findings()));
    }

    @Override
    public void close() {
        account.close();
    }
}
