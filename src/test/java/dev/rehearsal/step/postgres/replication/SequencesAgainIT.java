package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.database.SynchronizeSequences;
import dev.rehearsal.step.postgres.TwinDatabases;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Where sequences are looked at a second time, only what has moved is told, and nothing is taken for granted. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SequencesAgainIT {
    private static final SynchronizeSequences STEP = new SynchronizeSequences("blue", "green", 100);
    /** More than are told each time where they were never called. */
    private static final int SOME = 1100;

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    private final TwinSequences sequences = new TwinSequences(twins);

    @Test
    void a_second_time_what_was_called_set_or_restarted_since_is_set_and_nothing_else() throws Exception {
        sequences.make(1, SOME);
        StepContext context = twins.context().build();
        STEP.execute(context);
        twins.onBlue(
                "select nextval('many.s_7') from generate_series(1, 3)",
                "alter sequence many.s_8 restart with 500",
                "select setval('many.s_1090', 40)");

        STEP.execute(context);

        assertThat(STEP.verify(context)).matches(Verification::isPassed, "passes");
        assertThat(context.values()
                        .get("sequences.blue.green.moved")
                        .orElseThrow()
                        .lines())
                .hasSize(3);
        assertThat(sequences.next("s_7", "s_8", "s_9", "s_1090")).containsExactly("104", "500", "1", "141");
    }

    @Test
    void what_is_set_elsewhere_on_green_after_that_is_seen() throws Exception {
        sequences.make(1, SOME);
        sequences.call(1, 10);
        StepContext context = twins.context().build();
        STEP.execute(context);
        twins.onBlue("select nextval('many.s_20')");
        STEP.execute(context);

        twins.onGreen("select setval('many.s_7', 1, false)", "select setval('many.s_20', 1, false)");

        assertThat(STEP.verify(context).found())
                .contains("\"s_7\" is behind: it would hand out 1", "\"s_20\" is behind: it would hand out 1");
    }

    @Test
    void one_that_was_set_back_on_both_is_set_ahead_again_and_one_that_ran_ahead_on_green_stays() throws Exception {
        sequences.make(1, SOME);
        sequences.call(10, 20);
        StepContext context = twins.context().build();
        STEP.execute(context);
        twins.onBoth("alter sequence many.s_17 restart", "alter sequence many.s_18 restart");
        twins.onBlue("select nextval('many.s_17') from generate_series(1, 5)", "select setval('many.s_19', 500)");
        twins.onGreen("select setval('many.s_19', 9000)");

        STEP.execute(context);

        assertThat(STEP.verify(context)).matches(Verification::isPassed, "passes");
        assertThat(sequences.next("s_17", "s_18", "s_19")).containsExactly("106", "1", "9001");
    }

    @Test
    void where_the_first_look_never_ended_the_next_one_is_the_first() throws Exception {
        sequences.make(1, SOME);
        sequences.call(1, 10);
        StepContext context = twins.context().build();
        context.values().note("sequences.blue.green.known", "no");
        STEP.execute(context);
        twins.onGreen("select setval('many.s_7', 1, false)");

        assertThat(STEP.verify(context).found()).contains("\"s_7\" is behind: it would hand out 1");
        STEP.undo(context);
        assertThat(sequences.next("s_1", "s_7")).containsExactly("1", "1");
    }

    @Test
    void each_time_is_taken_back_by_itself() throws Exception {
        sequences.make(1, SOME);
        sequences.call(1, 1);
        StepContext context = twins.context().build();
        STEP.execute(context);
        twins.onBlue("select nextval('many.s_1') from generate_series(1, 200)", "select nextval('many.s_2')");
        STEP.execute(context);

        STEP.undo(context);
        assertThat(sequences.green("select last_value from many.s_1")).isEqualTo(101);
        STEP.undo(context);

        assertThat(sequences.next("s_1", "s_2")).containsExactly("1", "1");
    }
}
