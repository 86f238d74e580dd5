package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.ManySequences;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.database.SynchronizeSequences;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private final TwinSequences sequences = new TwinSequences(twins);

    @Test
    void four_times_as_many_take_less_than_ten_times_as_long() throws Exception {
        sequences.make(1, 500);
        took();
        forget(1, 500);
        Duration few = took();
        sequences.make(501, 2000);
        forget(1, 500);

        Duration many = took();

        assertThat(many).isLessThan(few.multipliedBy(10));
    }

    @Test
    void each_of_them_goes_on_where_blue_stood_plus_the_margin() throws Exception {
        sequences.make(1, MANY);
        sequences.call(1, MANY);
        StepContext context = twins.context().build();

        assertThat(STEP.plan(context).actions())
                .singleElement()
                .asString()
                .contains("many")
                .contains("{2090 more}")
                .hasSizeLessThan(1000);
        STEP.execute(context);

        assertThat(STEP.verify(context)).matches(Verification::isPassed, "passes");
        assertThat(sequences.green(
                        "select count(*) from pg_sequences where last_value = substr(sequencename, 3)::int + 100"))
                .isEqualTo(MANY);
    }

    @Test
    void what_is_gone_from_green_keeps_no_other_from_being_taken_back() throws Exception {
        sequences.make(1, SOME);
        sequences.call(1, 10);
        StepContext context = twins.context().build();
        STEP.execute(context);
        twins.onGreen("drop sequence many.s_7");

        STEP.undo(context);

        assertThat(sequences.next("s_6", "s_8")).containsExactly("1", "1");
    }

    @ParameterizedTest
    @ValueSource(ints = {30, SOME})
    void what_is_gone_from_green_after_that_is_seen(int number) throws Exception {
        sequences.make(1, number);
        sequences.call(1, 10);
        StepContext context = twins.context().build();
        STEP.execute(context);

        twins.onGreen("drop sequence many.s_7", "drop sequence many.s_20");

        assertThat(STEP.verify(context).found()).contains("\"s_7\" is missing", "\"s_20\" is missing");
    }

    @Test
    void temporary_ones_that_others_make_meanwhile_disturb_no_look() throws Exception {
        sequences.make(1, MANY);
        AtomicBoolean isOver = new AtomicBoolean();
        CompletableFuture<Void> others = CompletableFuture.runAsync(() -> {
            while (!isOver.get()) {
                twins.onBlue("create temporary table passing (id serial)");
            }
        });

        try (Sql blue = twins.blue()) {
            for (int look = 0; look < 20; look++) {
                assertThat(new PostgresDialect().counters().read(blue).states()).hasSize(MANY);
            }
        } finally {
            isOver.set(true);
            others.join();
        }
    }

    /** On green, as if nothing had been set; blue stands where no other is. */
    private void forget(int from, int to) {
        twins.onGreen(ManySequences.each("select setval(''many.s_%1$s'', 1, false)", from, to));
    }

    /** Half of them have been called when it begins. */
    private Duration took() throws StepFailedException {
        long half = sequences.green("select count(*) from pg_sequences") / 2;
        sequences.call(1, Math.toIntExact(half));
        StepContext context = twins.context().build();
        long start = System.nanoTime();
        assertThat(STEP.plan(context).after(List.of()).actions()).isNotEmpty();
        STEP.execute(context);
        assertThat(STEP.verify(context)).matches(Verification::isPassed, "passes");
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
