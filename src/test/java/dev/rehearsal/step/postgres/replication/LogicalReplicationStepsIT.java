package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFile;
import dev.rehearsal.database.SqlFolder;
import dev.rehearsal.database.postgres.Inventory;
import dev.rehearsal.database.postgres.PostgresMarkers;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepContract;
import dev.rehearsal.step.postgres.TwinDatabases;
import dev.rehearsal.step.postgres.schema.ApplySchema;
import dev.rehearsal.step.postgres.schema.SchemaSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The steps that build logical replication up and take it down keep what every step promises. */
class LogicalReplicationStepsIT {
    private static final String ORDERS = "create table orders (id bigint primary key, note text)";
    private static final Duration COPY_HELD_UP_FOR = Duration.ofMillis(1500);

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    private StepContract.Stage stage(Step step, Function<TwinDatabases, String> state) {
        return new StepContract.Stage(step, twins.context().build(), () -> state.apply(twins));
    }

    private static String onBlue(TwinDatabases twins, String query) {
        try (Sql sql = twins.blue()) {
            return String.join("\n", sql.texts(query));
        }
    }

    private static String onGreen(TwinDatabases twins, String query) {
        try (Sql sql = twins.green()) {
            return String.join("\n", sql.texts(query));
        }
    }

    /** Subscribed, and everything copied. */
    private StepContext replicating() throws Exception {
        StepContext context = subscribed();
        new WaitForInitialCopy("green", twins.name(), "blue").execute(context);
        return context;
    }

    private StepContext subscribed() throws Exception {
        StepContext context = twins.context().build();
        twins.onBoth(ORDERS);
        twins.onBoth(new PostgresMarkers().creating().toArray(String[]::new));
        twins.onBlue("insert into orders select n, 'before' from generate_series(1, 1000) n");
        new CreatePublication("blue", "upgrade").execute(context);
        subscription().execute(context);
        return context;
    }

    private CreateSubscription subscription() {
        return new CreateSubscription("green", "blue", twins.name(), "upgrade", Duration.ofSeconds(30));
    }

    @Nested
    class CreatingPublication extends StepContract {
        @Override
        protected Stage stage() {
            twins.onBlue(ORDERS);
            return LogicalReplicationStepsIT.this.stage(
                    new CreatePublication("blue", "upgrade"),
                    twins -> onBlue(twins, "select pubname from pg_publication"));
        }
    }

    @Nested
    class DroppingPublication extends StepContract {
        @Override
        protected Stage stage() {
            twins.onBlue(ORDERS);
            twins.onBlue(new PostgresMarkers().creating().toArray(String[]::new));
            new CreatePublication("blue", "upgrade").execute(twins.context().build());
            return LogicalReplicationStepsIT.this.stage(
                    new DropPublication("blue", "upgrade"),
                    twins -> onBlue(twins, "select pubname from pg_publication"));
        }
    }

    @Nested
    class ApplyingSchema extends StepContract {
        @Override
        protected Stage stage() throws Exception {
            try (Sql blue = twins.blue()) {
                for (SqlFile file : new SqlFolder("classpath:estate/postgres/structure").files()) {
                    blue.execute(file.text());
                }
            }
            return LogicalReplicationStepsIT.this.stage(
                    new ApplySchema(
                            "blue",
                            "green",
                            SchemaSource.MIGRATIONS,
                            "classpath:estate/postgres/structure",
                            Optional.empty()),
                    twins -> inventory(twins));
        }

        private String inventory(TwinDatabases twins) {
            try (Sql blue = twins.blue();
                    Sql green = twins.green()) {
                return Inventory.of(green) + "\n" + new PostgresMarkers().isThere(blue);
            }
        }
    }

    @Nested
    class CreatingSubscription extends StepContract {
        @Override
        protected Stage stage() {
            twins.onBoth(ORDERS);
            new CreatePublication("blue", "upgrade").execute(twins.context().build());
            return LogicalReplicationStepsIT.this.stage(
                    subscription(),
                    twins -> onGreen(twins, "select subname from pg_subscription")
                            + onBlue(twins, "select slot_name from pg_replication_slots"));
        }
    }

    @Nested
    class WaitingForInitialCopy extends StepContract {
        /** The copy is held up for a while only, and on a busy machine may be done before anybody looks. */
        @Override
        protected boolean isVisible() {
            return false;
        }

        @Override
        protected Stage stage() throws Exception {
            StepContext context = twins.context().build();
            twins.onBoth(ORDERS);
            new CreatePublication("blue", "upgrade").execute(context);
            holdUpTheCopy();
            subscription().execute(context);
            return new Stage(new WaitForInitialCopy("green", twins.name(), "blue"), context, () -> "");
        }

        private void holdUpTheCopy() {
            Sql locker = twins.blue();
            locker.execute("begin");
            locker.execute("lock table orders in access exclusive mode");
            CompletableFuture.delayedExecutor(COPY_HELD_UP_FOR.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> {
                        try (locker) {
                            locker.execute("rollback");
                        }
                    });
        }
    }

    @Nested
    class WaitingForReplication extends StepContract {
        @Override
        protected boolean isSettledByExecuting() {
            return false;
        }

        @Override
        protected Stage stage() throws Exception {
            return new Stage(new WaitForReplication("blue", "green"), replicating(), () -> "");
        }
    }

    @Nested
    class DroppingSubscription extends StepContract {
        @Override
        protected Stage stage() throws Exception {
            return new Stage(
                    new DropSubscription("green", twins.name(), "blue"),
                    replicating(),
                    () -> onGreen(twins, "select subname from pg_subscription")
                            + onBlue(twins, "select slot_name from pg_replication_slots"));
        }
    }
}
