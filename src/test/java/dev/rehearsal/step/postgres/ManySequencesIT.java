package dev.rehearsal.step.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.ManySequences;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** However many sequences there are, each is set right, and looking at them takes time that grows with their number. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ManySequencesIT {
    private static final SynchronizeSequences STEP = new SynchronizeSequences("blue", "green", 100);
    /** More than are read by one statement. */
    private static final int MANY = 2100;
    /** More than are read twice where they were never called. */
    private static final int SOME = 1100;

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    @Test
    void four_times_as_many_take_less_than_ten_times_as_long() throws Exception {
        make(1, 500);
        took();
        forget(1, 500);
        Duration few = took();
        make(501, 2000);
        forget(1, 500);

        Duration many = took();

        assertThat(many).isLessThan(few.multipliedBy(10));
    }

    @Test
    void each_of_them_goes_on_where_blue_stood_plus_the_margin() throws Exception {
        make(1, MANY);
        call(1, MANY);
        StepContext context = twins.context().build();

        assertThat(STEP.plan(context).actions())
                .singleElement()
                .asString()
                .contains("many")
                .contains("{2090 more}")
                .hasSizeLessThan(1000);
        STEP.execute(context);

        assertThat(STEP.verify(context)).matches(Verification::isPassed, "passes");
        assertThat(green("select count(*) from pg_sequences where last_value = substr(sequencename, 3)::int + 100"))
                .isEqualTo(MANY);
    }

    @Test
    void a_second_time_what_was_called_set_or_restarted_since_is_set_and_nothing_else() throws Exception {
        make(1, SOME);
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
        assertThat(next("s_7", "s_8", "s_9", "s_1090")).containsExactly("104", "500", "1", "141");
    }

    @Test
    void what_is_set_elsewhere_on_green_after_that_is_seen() throws Exception {
        make(1, SOME);
        call(1, 10);
        StepContext context = twins.context().build();
        STEP.execute(context);

        twins.onGreen("select setval('many.s_7', 1, false)");

        assertThat(STEP.verify(context).found()).contains("\"s_7\" is behind: it would hand out 1");
    }

    @Test
    void the_second_time_what_was_set_is_verified() throws Exception {
        make(1, SOME);
        StepContext context = twins.context().build();
        STEP.execute(context);
        twins.onBlue("select nextval('many.s_20')", "select nextval('many.s_30')");
        STEP.execute(context);
        assertThat(STEP.verify(context)).matches(Verification::isPassed, "passes");

        twins.onGreen("select setval('many.s_20', 1, false)", "drop sequence many.s_30");

        assertThat(STEP.verify(context).found())
                .contains("\"s_20\" is behind: it would hand out 1", "\"s_30\" is missing");
    }

    @Test
    void what_is_gone_from_green_after_that_is_seen() throws Exception {
        make(1, SOME);
        call(1, 10);
        StepContext context = twins.context().build();
        STEP.execute(context);

        twins.onGreen("drop sequence many.s_7", "drop sequence many.s_20");

        assertThat(STEP.verify(context).found()).contains("\"s_7\" is missing", "\"s_20\" is missing");
    }

    @Test
    void each_time_is_taken_back_by_itself() throws Exception {
        make(1, SOME);
        call(1, 1);
        StepContext context = twins.context().build();
        STEP.execute(context);
        twins.onBlue("select nextval('many.s_1') from generate_series(1, 200)", "select nextval('many.s_2')");
        STEP.execute(context);

        STEP.undo(context);
        assertThat(green("select last_value from many.s_1")).isEqualTo(101);
        STEP.undo(context);

        assertThat(next("s_1", "s_2")).containsExactly("1", "1");
    }

    private void make(int from, int to) {
        twins.onBoth("create schema if not exists many", ManySequences.made(from, to));
    }

    /** On blue, each up to its own number. */
    private void call(int from, int to) {
        twins.onBlue(ManySequences.each("select setval(''many.s_%1$s'', %1$s)", from, to));
    }

    /** On green, as if nothing had been set; blue stands where no other is. */
    private void forget(int from, int to) {
        twins.onGreen(ManySequences.each("select setval(''many.s_%1$s'', 1, false)", from, to));
    }

    /** Half of them have been called when it begins. */
    private Duration took() throws StepFailedException {
        long half = green("select count(*) from pg_sequences") / 2;
        call(1, Math.toIntExact(half));
        StepContext context = twins.context().build();
        long start = System.nanoTime();
        assertThat(STEP.plan(context).after(List.of()).actions()).isNotEmpty();
        STEP.execute(context);
        assertThat(STEP.verify(context)).matches(Verification::isPassed, "passes");
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private long green(String query) {
        try (Sql green = twins.green()) {
            return green.number(query);
        }
    }

    private List<String> next(String... sequences) {
        try (Sql green = twins.green()) {
            return List.of(sequences).stream()
                    .map(each -> green.text("select nextval(?::regclass)", "many." + each)
                            .orElseThrow())
                    .toList();
        }
    }
}
