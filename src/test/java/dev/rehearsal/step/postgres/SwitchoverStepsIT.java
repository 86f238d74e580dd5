package dev.rehearsal.step.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepContract;
import dev.rehearsal.step.database.Analyze;
import dev.rehearsal.step.database.Fence;
import dev.rehearsal.step.database.KeepOut;
import dev.rehearsal.step.database.LiftFence;
import dev.rehearsal.step.database.SynchronizeSequences;
import dev.rehearsal.step.database.TerminateIdleConnections;
import dev.rehearsal.step.postgres.care.RefreshMaterializedViews;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The steps of a switchover, and those that ready green for it, keep what every step promises. */
public class SwitchoverStepsIT {
    public static final String CONNECT_RIGHTS = """
            select format('%s %s %s', a.grantee, a.privilege_type, a.is_grantable) from pg_database d
            cross join aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
            where datname = current_database() order by 1""";

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    private String onBlue(String query) {
        try (Sql sql = twins.blue()) {
            return String.join("\n", sql.texts(query));
        }
    }

    @Nested
    class Fencing extends StepContract {
        @Override
        protected Stage stage() {
            return new Stage(new Fence("blue"), twins.context().build(), () -> onBlue(CONNECT_RIGHTS));
        }
    }

    @Nested
    class KeepingOut extends StepContract {
        @Override
        protected Stage stage() {
            return new Stage(new KeepOut("blue"), twins.context().build(), () -> onBlue(CONNECT_RIGHTS));
        }
    }

    @Nested
    class LiftingFence extends StepContract {
        @Override
        protected Stage stage() throws Exception {
            StepContext context = twins.context().build();
            new Fence("blue").execute(context);
            return new Stage(new LiftFence("blue"), context, () -> onBlue(CONNECT_RIGHTS));
        }
    }

    @Nested
    class SynchronizingSequences extends StepContract {
        @Override
        protected Stage stage() {
            twins.onBoth(
                    "create table orders (id bigint generated always as identity, n serial)",
                    "create sequence alone start 1000 increment 5",
                    "create sequence never",
                    "create sequence down increment -1");
            twins.onBlue(
                    "insert into orders default values",
                    "select nextval('alone')",
                    "select nextval('down') from generate_series(1, 10)");
            return new Stage(
                    new SynchronizeSequences("blue", "green", 100),
                    twins.context().build(),
                    this::sequences);
        }

        private String sequences() {
            try (Sql green = twins.green()) {
                return new PostgresDialect().counters().read(green).states().toString();
            }
        }
    }

    @Nested
    class Analyzing extends StepContract {
        @Override
        protected boolean isSettledByExecuting() {
            return false;
        }

        @Override
        protected Stage stage() {
            twins.onGreen(
                    "create table orders (id bigint) with (autovacuum_enabled = false)",
                    "insert into orders select generate_series(1, 100)");
            return new Stage(new Analyze("green"), twins.context().build(), () -> "");
        }
    }

    @Nested
    class RefreshingMaterializedViews extends StepContract {
        @Override
        protected boolean isSettledByExecuting() {
            return false;
        }

        @Override
        protected Stage stage() {
            twins.onGreen(
                    "create table orders (id bigint)",
                    "create materialized view totals as select count(*) as n from orders with no data",
                    "create view shown as select n from totals",
                    "create materialized view a_summary as select max(n) as most from shown with no data");
            return new Stage(
                    new RefreshMaterializedViews("green"), twins.context().build(), () -> "");
        }
    }

    @Nested
    class TerminatingIdleConnections extends StepContract {
        private @Nullable Sql idle;

        @Override
        protected Stage stage() {
            idle = twins.open("blue", twins.account().application());
            idle.texts("select 1");
            return new Stage(
                    new TerminateIdleConnections("blue", Duration.ofMillis(1)),
                    twins.context().build(),
                    () -> "");
        }

        @AfterEach
        void close() {
            if (idle != null) {
                idle.close();
            }
        }
    }
}
