package dev.rehearsal.step.postgres;

import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Reach;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.database.postgres.PostgresMarkers;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.postgres.replication.WaitForReplication;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A step that waits for a server is cut short, and what it left is not taken for more than it is. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CutShortIT {
    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    @Test
    void whoever_waits_for_a_server_gets_an_error_when_connections_are_cut() {
        try (Connector connector = new Connector(new PostgresDriver(), Reach.DIRECT)) {
            StepContext context = twins.context().connector(connector).build();
            CompletableFuture<Long> waiting = CompletableFuture.supplyAsync(() -> {
                try (Sql blue = context.sql("blue")) {
                    return blue.number("select count(*) from pg_sleep(300)");
                }
            });
            await().until(() -> isAsleep() || waiting.isDone());

            connector.abort();

            assertThatThrownBy(waiting::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SqlFailedException.class);
            try (Sql blue = context.sql("blue")) {
                assertThat(blue.number("select 1")).isEqualTo(1);
            }
        }
    }

    @Test
    void a_marker_that_was_noted_and_never_arrived_is_missed_although_an_older_one_is_there() {
        twins.onBoth(new PostgresMarkers().creating().toArray(String[]::new));
        try (Sql blue = twins.blue();
                Sql green = twins.green()) {
            UUID older = UUID.randomUUID();
            new PostgresMarkers().write(blue, older);
            new PostgresMarkers().write(green, older);
        }
        WaitForReplication step = new WaitForReplication("blue", "green");

        StepContext arrived = twins.context().build();
        StepContext cutShort = twins.context()
                .value("marker.blue.id", UUID.randomUUID().toString())
                .build();

        assertThat(step.verify(arrived).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(step.verify(cutShort).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(step.verify(cutShort).found()).isEqualTo("it is not there");
    }

    private boolean isAsleep() {
        try (Sql blue = twins.blue()) {
            return blue.holds("""
                    select exists (select from pg_stat_activity where datname = current_database()
                    and wait_event = 'PgSleep')""");
        }
    }
}
