package dev.rehearsal.step.rds;

import dev.rehearsal.database.Engine;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Servers;
import dev.rehearsal.step.Servers.Spec;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CreateInstanceIT extends StepContract {
    private static final Spec GREEN = new Spec(Engine.POSTGRES, "17", "db.m6g.xlarge");
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
        StepContext context = rds.context(rds.roles(GREEN)).build();
        return new Stage(new CreateInstance("green"), context, () -> rds.state(context));
    }

    @Test
    void the_plan_shows_the_call_without_its_password() throws Exception {
        Stage stage = stage();

        Plan plan = stage.step().plan(stage.context());

        assertThat(plan.actions().get(0).toString())
                .contains("API green: CreateDBInstance(")
                .contains("Engine=postgres", "EngineVersion=17", "DBInstanceClass=db.m6g.xlarge", "DBName=shop")
                .contains("MasterUsername=operator", "MasterUserPassword=***")
                .doesNotContain(rds.account().operator().password());
    }

    @Test
    void a_version_that_rds_does_not_offer_blocks_it_and_so_does_an_identifier_in_use() throws Exception {
        RdsStage.Roles roles = rds.roles(new Spec(Engine.POSTGRES, "19", "db.m6g.large"));
        rds.account().create(roles.prefix() + "-green", "17");

        Plan plan = new CreateInstance("green").plan(rds.context(roles).build());

        assertThat(plan.blockers()).hasSize(2);
        assertThat(plan.blockers().get(0))
                .isEqualTo(
                        "there is an instance '%s-green' already, and it is not 'green' of this runbook; delete or rename it"
                                .formatted(roles.prefix()));
        assertThat(plan.blockers().get(1)).startsWith("RDS offers no postgres 19; choose one of 14.");
    }

    @Test
    void without_blue_there_is_nothing_to_be_like() throws Exception {
        RdsStage.Roles roles = rds.roles(GREEN);
        roles.release("blue");

        Plan plan = new CreateInstance("green").plan(rds.context(roles).build());

        assertThat(plan.blockers())
                .containsExactly("there is no server for 'blue', whose settings 'green' takes over; name it");
    }

    @Test
    void undoing_spares_a_server_that_the_step_did_not_make() throws Exception {
        RdsStage.Roles roles = rds.roles(GREEN);
        rds.account().create(roles.prefix() + "-green", "17");
        roles.assign("green", roles.prefix() + "-green", Servers.Kind.INSTANCE);

        new CreateInstance("green").undo(rds.context(roles).build());

        assertThat(rds.account().instance(roles.prefix() + "-green").dbInstanceStatus())
                .isNotEqualTo("deleting");
    }
}
