package dev.rehearsal.step;

import dev.rehearsal.step.operator.RunCommand;
import dev.rehearsal.step.postgres.replication.CreatePublication;
import dev.rehearsal.step.rds.CreateInstance;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PlanTest {
    private static final Action DROP = Action.sql("blue", "drop publication upgrade");
    private static final Plan NOTHING_YET = Plan.nothingToDo("there is none").foreseeing(CreatePublication.class, DROP);

    @Test
    void what_an_earlier_step_leaves_to_do_is_planned() {
        Plan plan = NOTHING_YET.after(List.of(CreateInstance.class, CreatePublication.class));

        assertThat(plan.actions()).containsExactly(DROP);
        assertThat(plan.notes()).containsExactly("as far as can be told before create-publication has run");
    }

    @Test
    void without_that_step_there_is_nothing_to_do() {
        assertThat(NOTHING_YET.after(List.of(CreateInstance.class)).actions()).isEmpty();
        assertThat(NOTHING_YET.after(List.of()).notes()).containsExactly("nothing to do: there is none");
    }

    @Test
    void what_is_to_be_done_now_and_what_blocks_it_come_first() {
        Action now = Action.sql("blue", "drop publication other");

        assertThat(Plan.of(now)
                        .foreseeing(CreatePublication.class, DROP)
                        .after(List.of(CreatePublication.class))
                        .actions())
                .containsExactly(now);
        assertThat(Plan.blocked(List.of("no right"))
                        .foreseeing(CreatePublication.class, DROP)
                        .after(List.of(CreatePublication.class))
                        .blockers())
                .containsExactly("no right");
    }

    @Test
    void a_prerequisite_blocks_unless_an_earlier_step_sees_to_it() {
        Plan plan =
                Plan.of(DROP).withPrerequisites(List.of(new Prerequisite(CreateInstance.class, "there is no server")));

        assertThat(plan.after(List.of()).blockers()).containsExactly("there is no server");
        assertThat(plan.after(List.of(CreateInstance.class)).isBlocked()).isFalse();
        assertThat(plan.after(List.of(RunCommand.class)).isBlocked()).isFalse();
    }
}
