package dev.rehearsal.step.rds;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.postgres.replication.AdvanceReplicationOrigin;
import dev.rehearsal.step.postgres.replication.CreatePublication;
import dev.rehearsal.step.postgres.replication.CreateReplicationSlot;
import dev.rehearsal.step.postgres.replication.DropSubscription;
import dev.rehearsal.step.postgres.replication.EnableSubscription;
import dev.rehearsal.step.postgres.replication.EnsureReplicaIdentity;
import dev.rehearsal.step.postgres.replication.ReadStartLsn;
import dev.rehearsal.step.postgres.replication.SubscribeWithoutCopy;
import dev.rehearsal.step.postgres.replication.WaitForReplication;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Clusters are cloned, followed, extended and deleted; what cannot be done is refused before anything is. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClusterStepsIT {
    @Test
    void a_clone_follows_its_source_from_the_instant_at_which_it_was_taken_and_outlives_it() throws Exception {
        try (ClusterStage stage = new ClusterStage("15", 1)) {
            onBlue(stage, "create table orders (id bigint primary key)", "create table visits (id bigint)");
            stage.perform(new EnableLogicalReplication("blue"));
            stage.perform(new EnsureReplicaIdentity("blue"));
            stage.perform(new CreatePublication("blue", "upgrade"));
            stage.perform(new CreateReplicationSlot("blue", "upgrade", "upgrade", Duration.ofSeconds(30)));
            write(stage, 1, 100);
            stage.perform(new CloneCluster("green", "blue", List.of("postgresql"), true));
            write(stage, 101, 200);
            stage.perform(new ReadStartLsn("green", "blue", "upgrade"));
            onGreen(stage, "drop publication if exists upgrade");
            stage.perform(new SubscribeWithoutCopy("green", "blue", "upgrade", "upgrade"));
            stage.perform(new AdvanceReplicationOrigin("green", "upgrade"));
            stage.perform(new EnableSubscription("green", "blue", "upgrade"));
            new WaitForReplication("blue", "green").execute(stage.context());

            for (String table : List.of("orders", "visits")) {
                assertThat(greens(stage, "select count(*) || ' ' || count(distinct id) from " + table))
                        .containsExactly("200 200");
            }
            stage.perform(new AddReader("green-reader", "green"));
            assertThat(readers(stage)).containsExactly("200");

            stage.perform(new DropSubscription("green", "upgrade", "blue"));
            stage.perform(new DeleteCluster("blue", true));
            assertThat(stage.context().servers().roles()).containsExactly("green", "green-reader");
        }
    }

    @Test
    void a_clone_that_is_taken_back_leaves_nothing() throws Exception {
        try (ClusterStage stage = new ClusterStage("15", 0)) {
            CloneCluster step = new CloneCluster("green", "blue", List.of("postgresql"), true);
            stage.perform(step);

            step.undo(stage.context());
            step.undo(stage.context());

            assertThat(stage.context().servers().roles()).containsExactly("blue");
            assertThat(stage.clusters().client().describeDBClusters().dbClusters())
                    .singleElement()
                    .matches(cluster -> cluster.dbClusterIdentifier().equals("shop"));
            assertThat(stage.clusters().client().describeDBInstances().dbInstances())
                    .hasSize(1);
        }
    }

    @Test
    void what_stands_against_a_clone_an_upgrade_and_an_end_is_said_before() throws Exception {
        try (ClusterStage stage = new ClusterStage("14", 0)) {
            stage.perform(new CloneCluster("green", "blue", List.of(), true));

            assertThat(stage.blockers(new UpgradeCluster("green")))
                    .anyMatch(blocker -> blocker.contains("to none of 14; choose one of"));
            assertThat(stage.blockers(new DeleteCluster("green", false)))
                    .singleElement()
                    .asString()
                    .contains("is protected from deletion");
            assertThat(stage.blockers(new CloneCluster("other", "nobody", List.of(), false)))
                    .singleElement()
                    .asString()
                    .contains("'nobody' has no server");
            assertThat(stage.blockers(new AddReader("reader", "nobody")))
                    .singleElement()
                    .asString()
                    .contains("'nobody' has no server");
        }
    }

    private static void write(ClusterStage stage, int from, int to) {
        for (String table : List.of("orders", "visits")) {
            onBlue(stage, "insert into %s select generate_series(%d, %d)".formatted(table, from, to));
        }
    }

    private static void onBlue(ClusterStage stage, String... statements) {
        execute(stage.context(), "blue", statements);
    }

    private static void onGreen(ClusterStage stage, String... statements) {
        execute(stage.context(), "green", statements);
    }

    private static void execute(StepContext context, String role, String... statements) {
        try (Sql sql = context.alone(role)) {
            List.of(statements).forEach(sql::execute);
        }
    }

    private static List<String> greens(ClusterStage stage, String query) {
        try (Sql sql = stage.context().sql("green")) {
            return sql.texts(query);
        }
    }

    private static List<String> readers(ClusterStage stage) {
        try (Sql sql = stage.context().sql("green-reader")) {
            return sql.texts("select count(*) from orders");
        }
    }
}
