package dev.rehearsal.check.parity;

import dev.rehearsal.application.Estate;
import dev.rehearsal.database.RowStream;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.database.postgres.PostgresRows;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.time.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

import static org.assertj.core.api.Assertions.assertThat;

/** What comparing costs: {@code mvn -Pfigures test -Dtest=ParityFigures}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ParityFigures {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final long ROWS = 1_000_000;
    private static final long MANY_ROWS = 10_000_000;
    private static final int ROUNDS = 5;
    private static final int COLUMNS = 15;

    @Test
    void a_million_rows_cost_little_more_than_their_hashes_and_much_less_than_fetching_them() throws Exception {
        try (TestAccount account = TestAccount.open()) {
            account.create("blue", "15");
            account.create("green", "17");
            onBoth(account, sql -> {
                sql.execute(PlainTable.CREATE);
                sql.execute(PlainTable.fill(1, ROWS));
                sql.execute("vacuum analyze public.plain");
            });
            double[] copied = new double[ROUNDS];
            double[] fetched = new double[ROUNDS];
            double[] hashed = new double[ROUNDS];
            double[] compared = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                copied[round] = seconds(() -> onBoth(account, ParityFigures::copy));
                fetched[round] = seconds(() -> fetch(account));
                hashed[round] = seconds(() -> onBoth(account, ParityFigures::hash));
                compared[round] = seconds(() -> compare(account));
                System.out.printf(
                        "round %d: copied out in %.2f s, fetched and compared row by row in %.2f s, bare hashes in %.2f s, compared in %.2f s%n",
                        round + 1, copied[round], fetched[round], hashed[round], compared[round]);
            }
            System.out.printf(
                    "%,d rows of 15 plain columns, one connection a side, quickest of %d: %.2f of fetching, %.2f of copying out, %.2f of the bare hashes%n",
                    ROWS,
                    ROUNDS,
                    least(compared) / least(fetched),
                    least(compared) / least(copied),
                    least(compared) / least(hashed));
            assertThat(least(compared)).isLessThanOrEqualTo(least(fetched) * 0.35);
            assertThat(least(compared)).isLessThanOrEqualTo(least(hashed) * 1.15);
        }
    }

    @Test
    void ten_million_rows_of_more_than_two_gibibytes_are_compared_in_little_memory() throws Exception {
        try (TestAccount account = TestAccount.open()) {
            account.create("blue", "15");
            account.create("green", "17");
            onBoth(account, sql -> {
                // Read like any other table, and filled in half the time.
                sql.execute(PlainTable.CREATE.replace("create table", "create unlogged table"));
                sql.execute("alter table public.plain drop constraint plain_pkey");
                sql.execute(PlainTable.fill(1, MANY_ROWS));
                sql.execute("alter table public.plain add primary key (id)");
                sql.execute("vacuum analyze public.plain");
            });

            String same = ComparingProcess.run(account, 1, "64m");
            on(
                    account,
                    "green",
                    sql -> sql.execute("update public.plain set quantity = 1000 where id %% 20 = 0 and id <= %d"
                            .formatted(MANY_ROWS)));
            String different = ComparingProcess.run(account, 1, "64m");

            System.out.println(same);
            System.out.println(different);
            assertThat(same).startsWith("PASSED: 10,000,000 rows");
            assertThat(different).startsWith("FAILED: 10,000,000 rows").contains(" 500,000 differ");
        }
    }

    @Test
    void a_snapshot_is_taken_in_no_time() throws Exception {
        try (TestAccount account = TestAccount.open()) {
            account.create("green", "17");
            on(
                    account,
                    "green",
                    sql -> new Estate(new PostgresDialect()).create(sql, account.application(), 10_000, 7));
            for (int round = 0; round < ROUNDS; round++) {
                CutSnapshot snapshot = CutSnapshot.prepare(new PostgresDialect(), () -> account.sql("green"), PATIENCE);
                snapshot.take();
                snapshot.close();
                System.out.printf(
                        "a snapshot of the estate, and its sequences, taken in %.2f ms%n",
                        snapshot.took().toNanos() / 1e6);
                assertThat(snapshot.took()).isLessThan(Duration.ofMillis(5));
            }
        }
    }

    private static double least(double[] seconds) {
        return Arrays.stream(seconds).min().orElseThrow();
    }

    private static void compare(TestAccount account) {
        try (Sql blue = account.sql("blue");
                Sql green = account.sql("green")) {
            PostgresRows rows = new PostgresRows();
            rows.freeze(blue, Optional.empty());
            rows.freeze(green, Optional.empty());
            DataParity parity = DataComparison.exact(
                    new PostgresDialect(),
                    new Side(() -> account.sql("blue"), Optional.of(rows.share(blue))),
                    new Side(() -> account.sql("green"), Optional.of(rows.share(green))),
                    ComparisonOptions.usual().workers(1),
                    Journal.inMemory(),
                    Deadline.after(Duration.ofMinutes(10)));
            assertThat(parity.findings()).isEmpty();
            assertThat(parity.tables().get(0).blueRows()).isEqualTo(ROWS);
        }
    }

    /** As one who fetches all rows compares them: side by side in the order of their keys, value by value. */
    private static void fetch(TestAccount account) {
        String all = "select * from public.plain order by id";
        try (Sql blue = account.sql("blue");
                Sql green = account.sql("green");
                RowStream<String[]> ours = blue.stream(all, ParityFigures::values);
                RowStream<String[]> theirs = green.stream(all, ParityFigures::values)) {
            long rows = 0;
            while (ours.peek().isPresent()) {
                assertThat(Arrays.equals(ours.take(), theirs.take())).isTrue();
                rows++;
            }
            assertThat(rows).isEqualTo(ROWS);
        }
    }

    private static String[] values(ResultSet row) throws SQLException {
        String[] values = new String[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
            values[i] = row.getString(i + 1);
        }
        return values;
    }

    /** As cheaply as a client can get them: what the server sends is not even looked at. */
    private static void copy(Sql sql) {
        try {
            sql.connection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy public.plain to stdout", OutputStream.nullOutputStream());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void hash(Sql sql) {
        sql.execute("set max_parallel_workers_per_gather = 0");
        assertThat(sql.number(PlainTable.HASHED)).isEqualTo(ROWS);
    }

    private static void onBoth(TestAccount account, Consumer<Sql> work) {
        CompletableFuture<Void> green = CompletableFuture.runAsync(() -> on(account, "green", work));
        on(account, "blue", work);
        green.join();
    }

    private static void on(TestAccount account, String role, Consumer<Sql> work) {
        try (Sql sql = account.sql(role)) {
            work.accept(sql);
        }
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
