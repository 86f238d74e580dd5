package dev.rehearsal.step.rds;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepContract;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.postgres.replication.DropSubscription;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DisableLogicalReplicationIT extends StepContract {
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
        return stage(true);
    }

    private static Stage stage(boolean reboot) throws Exception {
        StepContext context = rds.context(rds.roles()).build();
        new EnableLogicalReplication("blue").execute(context);
        return new Stage(new DisableLogicalReplication("blue", reboot), context, () -> rds.state(context));
    }

    @Test
    void without_a_reboot_the_change_is_left_pending_and_that_is_what_verifies() throws Exception {
        Stage stage = stage(false);

        Verification before = stage.step().verify(stage.context());
        stage.step().execute(stage.context());
        Verification after = stage.step().verify(stage.context());
        Plan again = stage.step().plan(stage.context());

        assertThat(before.found()).isEqualTo("wal_level is logical");
        assertThat(after).isEqualTo(Verification.holds("logical replication goes off on 'blue' at its next reboot"));
        assertThat(again.notes())
                .containsExactly("nothing to do: logical replication goes off on 'blue' at its next reboot");
        try (Sql sql = stage.context().sql("blue")) {
            assertThat(sql.text("show wal_level")).hasValue("logical");
        }
    }

    @Test
    void what_was_left_pending_is_no_effect_where_a_reboot_is_wanted() throws Exception {
        Stage stage = stage(false);
        stage.step().execute(stage.context());

        Verification verification = new DisableLogicalReplication("blue", true).verify(stage.context());

        assertThat(verification.isPassed()).isFalse();
        assertThat(verification.found()).endsWith("parameter group default.postgres15 pending-reboot");
    }

    @Test
    void a_logical_slot_blocks_it_unless_its_subscription_will_have_been_dropped() throws Exception {
        Stage stage = stage(true);
        try (Sql sql = stage.context().sql("blue")) {
            sql.text("select pg_create_logical_replication_slot('upgrade', 'pgoutput')");
        }

        Plan plan = stage.step().plan(stage.context());

        assertThat(plan.after(List.of(DropSubscription.class)).blockers()).isEmpty();
        assertThat(plan.after(List.of()).blockers())
                .containsExactly(
                        "'blue' still has the logical slots [upgrade], and with them it would not start without logical replication; drop their subscriptions before");
    }
}
