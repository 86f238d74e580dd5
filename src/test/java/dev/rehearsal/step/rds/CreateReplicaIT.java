package dev.rehearsal.step.rds;

import dev.rehearsal.database.postgres.PostgresMarkers;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CreateReplicaIT extends StepContract {
    private static RdsStage rds;

    @BeforeAll
    static void open() {
        rds = new RdsStage();
    }

    @AfterAll
    static void close() {
        rds.close();
    }

    @Override
    protected Stage stage() throws Exception {
        StepContext context = rds.context(rds.roles()).build();
        return new Stage(new CreateReplica("green", "blue", true), context, () -> rds.state(context));
    }

    @Test
    void the_plan_makes_the_marker_and_waits_for_the_backup_before_the_replica() throws Exception {
        Stage stage = stage();
        String identifier = stage.context().servers().identifier("blue").orElseThrow();

        Plan plan = stage.step().plan(stage.context());

        assertThat(plan.actions().stream().map(Object::toString))
                .containsExactly(
                        "SQL blue: " + new PostgresMarkers().creating().get(0),
                        "SQL blue: " + new PostgresMarkers().creating().get(1),
                        "SQL blue: " + new PostgresMarkers().creating().get(2),
                        "WAIT blue: it can be copied",
                        "WAIT blue: its newest automated backup is complete",
                        "API green: CreateDBInstanceReadReplica(DBInstanceIdentifier=%1$s-green, SourceDBInstanceIdentifier=%1$s, DBInstanceClass=db.m6g.large)"
                                .formatted(identifier),
                        "WAIT green: it takes connections",
                        "WAIT green: it follows 'blue'");
    }

    @Test
    void a_source_without_backups_blocks_it() throws Exception {
        RdsStage.Roles roles = rds.roles();
        StepContext context = rds.context(roles).build();
        rds.account()
                .client()
                .modifyDBInstance(r -> r.dbInstanceIdentifier(roles.prefix())
                        .backupRetentionPeriod(0)
                        .applyImmediately(true));
        rds.account().awaitStatus(roles.prefix(), "modifying");
        rds.account().awaitStatus(roles.prefix(), "available");

        Plan plan = new CreateReplica("green", "blue", false).plan(context);

        assertThat(plan.blockers())
                .containsExactly(
                        "'blue' (%s) keeps no automated backups, and RDS makes replicas from one; set its backup retention to a day or more"
                                .formatted(roles.prefix()));
    }

    @Test
    void a_source_that_is_not_there_is_what_an_earlier_step_has_to_see_to() throws Exception {
        Plan plan = new CreateReplica("green-replica", "green", true)
                .plan(rds.context(rds.roles()).build());

        assertThat(plan.after(List.of(CreateReplica.class)).blockers()).isEmpty();
        assertThat(plan.after(List.of()).blockers())
                .containsExactly("'green' has no server; create it before, or choose one of [blue]");
    }
}
