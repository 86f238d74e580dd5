package dev.rehearsal.step.rds;

import dev.rehearsal.database.Sql;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PromoteReplicaIT extends StepContract {
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
        new CreateReplica("green", "blue", false).execute(context);
        return new Stage(new PromoteReplica("green", 1), context, () -> rds.state(context));
    }

    @Test
    void the_milestone_is_reached_when_it_takes_writes_and_a_replica_waits_for_the_backup_to_end() throws Exception {
        Stage stage = stage();

        stage.step().execute(stage.context());
        List<Event> events = stage.context().journal().events();
        try (Sql sql = stage.context().sql("green")) {
            sql.execute("create table written (id int)");
        }
        new CreateReplica("green-replica", "green", true).execute(stage.context());

        assertThat(events)
                .anyMatch(event -> event instanceof Event.Reached reached && reached.milestone() == Milestone.PROMOTED);
        assertThat(new CreateReplica("green-replica", "green", true)
                        .verify(stage.context())
                        .isPassed())
                .isTrue();
        assertThat(new CreateReplica("green", "blue", false)
                        .verify(stage.context())
                        .isPassed())
                .isFalse();
        assertThat(new CreateReplica("green", "blue", false)
                        .plan(stage.context())
                        .blockers())
                .containsExactly("'green' is %s already, and does not follow 'blue'; choose another role"
                        .formatted(stage.context().servers().identifier("green").orElseThrow()));
    }

    @Test
    void a_replica_that_is_not_there_is_what_an_earlier_step_has_to_see_to() throws Exception {
        Plan plan = new PromoteReplica("green", 1).plan(rds.context(rds.roles()).build());

        assertThat(plan.actions()).hasSize(3);
        assertThat(plan.after(List.of(CreateReplica.class)).blockers()).isEmpty();
        assertThat(plan.after(List.of()).blockers())
                .containsExactly("'green' has no server; create it before, or choose one of [blue]");
    }
}
