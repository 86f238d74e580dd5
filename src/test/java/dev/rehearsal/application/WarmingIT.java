package dev.rehearsal.application;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.Trust;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.TimedOutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A pool that loses its connections while they are warmed. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class WarmingIT {
    /**
     * A connection that was used a moment ago is not tried before it is lent (HikariCP, {@code aliveBypassWindowMs}).
     */
    private static final Duration UNTRIED_FOR = Duration.ofMillis(700);
    /** Longer than a client waits for a connection. */
    private static final Duration CLOSED_FOR = Duration.ofMillis(2_500);

    private static TestAccount account;

    @BeforeAll
    static void open() throws InterruptedException {
        account = TestAccount.open();
        account.create("blue", "15");
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @Test
    void a_pool_that_lost_its_connections_meanwhile_is_warm_once_the_server_lets_it_in_again() throws Exception {
        AtomicInteger samples = new AtomicInteger();
        try (Target target = target(samples)) {
            target.fill(Deadline.after(Duration.ofSeconds(20)));

            assertThat(target.isWhole()).isTrue();
            assertThat(samples).hasValueGreaterThan(1);
        }
    }

    @Test
    void one_that_gets_none_within_its_time_says_so() throws Exception {
        try (Target target = target(new AtomicInteger())) {
            assertThatThrownBy(() -> target.fill(Deadline.after(Duration.ofSeconds(1))))
                    .isInstanceOf(TimedOutException.class)
                    .hasMessageStartingWith("Waited 1 s for a connection of the pool to ");
        } finally {
            letIn();
        }
    }

    /** The first sample asks nothing, so that the connection for which it is wanted is lost before it is used again. */
    private static Target target(AtomicInteger samples) {
        return new Target(
                new Login(new PostgresDriver(), account.address("blue"), account.application(), Trust.ANY, 1),
                write -> {
                    if (samples.getAndIncrement() == 0) {
                        loseAll();
                    }
                    return List.of();
                });
    }

    private static void loseAll() {
        try (Sql sql = account.sql("blue")) {
            sql.execute("alter role application nologin");
            sql.texts("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'application'");
        }
        CompletableFuture.delayedExecutor(CLOSED_FOR.toMillis(), TimeUnit.MILLISECONDS)
                .execute(WarmingIT::letIn);
        await().pollDelay(UNTRIED_FOR).until(() -> true);
    }

    private static void letIn() {
        try (Sql sql = account.sql("blue")) {
            sql.execute("alter role application login");
        }
    }
}
