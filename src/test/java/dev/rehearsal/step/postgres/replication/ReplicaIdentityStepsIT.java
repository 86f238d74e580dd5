package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepContract;
import dev.rehearsal.step.postgres.TwinDatabases;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The steps that give tables a replica identity, and take it back, keep what every step promises. */
class ReplicaIdentityStepsIT {
    private static final String ORDERS = "create table orders (id bigint primary key, note text)";
    private static final String SCANS = "create table scans (shelf int, code text)";
    private static final String IDENTITIES =
            "select format('%s %s', relname, relreplident) from pg_class where oid >= 16384 and relkind in ('r', 'p') order by 1";

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    private String identities(String server) {
        try (Sql sql = twins.open(server, twins.account().operator())) {
            return String.join("\n", sql.texts(IDENTITIES));
        }
    }

    @Nested
    class EnsuringReplicaIdentity extends StepContract {
        @Override
        protected Stage stage() {
            twins.onBlue(
                    ORDERS,
                    SCANS,
                    "create schema \"Ware house\"",
                    "create table \"Ware house\".\"Odd \"\"name\" (n int) partition by list (n)",
                    "create table \"Ware house\".part partition of \"Ware house\".\"Odd \"\"name\" default",
                    "create table none (n int)",
                    "alter table none replica identity nothing",
                    "create table late (n int primary key deferrable)");
            return new Stage(new EnsureReplicaIdentity("blue"), twins.context().build(), () -> identities("blue"));
        }
    }

    @Nested
    class RestoringReplicaIdentity extends StepContract {
        @Override
        protected Stage stage() throws Exception {
            twins.onBoth(SCANS);
            StepContext context = twins.context().build();
            new EnsureReplicaIdentity("blue").execute(context);
            twins.onGreen("alter table scans replica identity full");
            return new Stage(new RestoreReplicaIdentity("green"), context, () -> identities("green"));
        }
    }
}
