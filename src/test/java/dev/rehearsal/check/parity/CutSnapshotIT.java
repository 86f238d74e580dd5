package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.localrds.TestAccount;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** The snapshot is taken while clients wait. */
@Tag("alone")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CutSnapshotIT {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static TestAccount account;

    @BeforeAll
    static void open() throws InterruptedException {
        account = TestAccount.open();
        account.create("green", "17");
        try (Sql green = account.sql("green")) {
            OddThings.STRUCTURE.forEach(green::execute);
            OddThings.ROWS.forEach(green::execute);
            green.execute("create role nobody");
            green.execute("grant nobody to current_user");
        }
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @Test
    void taking_a_snapshot_holds_traffic_for_milliseconds() {
        CutSnapshot snapshot = CutSnapshot.prepare(new PostgresDialect(), () -> account.sql("green"), PATIENCE);

        snapshot.take();

        snapshot.close();
        assertThat(snapshot.took()).isBetween(Duration.ofNanos(1), Duration.ofMillis(100));
    }

    @Test
    void a_connection_that_cannot_be_readied_is_closed() throws Exception {
        Sql powerless = account.sql("green");
        powerless.execute("set role nobody");

        CutSnapshot.prepare(new PostgresDialect(), () -> powerless, PATIENCE);

        assertThat(powerless.connection().isClosed()).isTrue();
    }

    @Test
    @Timeout(60)
    void a_sequence_that_somebody_has_locked_holds_traffic_for_a_moment_and_leaves_no_snapshot() {
        try (Sql holder = account.sql("green");
                CutSnapshot snapshot =
                        CutSnapshot.prepare(new PostgresDialect(), () -> account.sql("green"), PATIENCE)) {
            holder.execute("create sequence held");
            holder.execute("begin; alter sequence held rename to kept");

            snapshot.take();

            assertThat(snapshot.isTaken()).isFalse();
            assertThat(snapshot.problem()).contains("lock timeout");
            assertThat(snapshot.took()).isLessThan(PATIENCE.multipliedBy(4));
            holder.execute("rollback; drop sequence held");
        }
    }

    @Test
    @Timeout(60)
    void one_that_is_abandoned_waits_for_nobody_and_is_not_tried_again() throws Exception {
        try (Sql holder = account.sql("green");
                CutSnapshot snapshot =
                        CutSnapshot.prepare(new PostgresDialect(), () -> account.sql("green"), Duration.ZERO)) {
            holder.execute("create sequence held");
            holder.execute("begin; alter sequence held rename to kept");
            Thread taking = new Thread(snapshot::take);
            taking.start();
            Awaitility.await().until(() -> holder.holds("select exists (select from pg_locks where not granted)"));

            snapshot.abandon();
            taking.join();

            assertThat(snapshot.isTaken()).isFalse();
            holder.execute("rollback; drop sequence held");
        }
    }

    @Test
    void locks_are_waited_for_without_limit_once_the_snapshot_is_taken() {
        try (CutSnapshot snapshot = CutSnapshot.prepare(new PostgresDialect(), () -> account.sql("green"), PATIENCE)) {
            snapshot.take();

            assertThat(snapshot.sql().text("show lock_timeout")).contains("0");
        }
    }
}
