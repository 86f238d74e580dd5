package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.database.SynchronizeSequences;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Sequences of every kind are set ahead, each in its own direction and within its own limits. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SequencesIT {
    private static final SynchronizeSequences STEP = new SynchronizeSequences("blue", "green", 100);

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    @Test
    void each_kind_goes_on_where_blue_stood_plus_the_margin() throws Exception {
        twins.onBoth(
                "create schema \"Ware house\"",
                "create table \"Ware house\".t (id bigint generated always as identity, n serial)",
                "create sequence up increment 5",
                "create sequence down increment -2",
                "create sequence never start 42",
                "create sequence narrow maxvalue 12",
                "create sequence round maxvalue 3 cycle");
        twins.onBlue(
                "insert into \"Ware house\".t select from generate_series(1, 7)",
                "select nextval('up') from generate_series(1, 3)",
                "select nextval('down') from generate_series(1, 3)",
                "select nextval('narrow') from generate_series(1, 10)",
                "select nextval('round') from generate_series(1, 5)");
        StepContext context = twins.context().build();

        STEP.execute(context);

        assertThat(STEP.verify(context)).matches(Verification::isPassed, "passes");
        assertThat(next("\"Ware house\".t_id_seq", "\"Ware house\".t_n_seq", "up", "down", "never", "narrow", "round"))
                .containsExactly("108", "108", "516", "-207", "42", "11", "3");
    }

    @Test
    void a_sequence_that_green_lacks_or_lags_is_named() {
        twins.onBlue("create sequence alone", "create sequence there", "select nextval('there')");
        twins.onGreen("create sequence there");
        StepContext context = twins.context().build();

        Verification verification = STEP.verify(context);

        assertThat(verification.found()).contains("\"alone\" is missing", "\"there\" is behind");
        assertThat(STEP.plan(context).after(List.of()).blockers())
                .singleElement()
                .asString()
                .contains("\"alone\" on green");
    }

    @Test
    void one_that_was_restarted_and_never_called_begins_there_on_green_too() throws Exception {
        twins.onBoth("create sequence up", "create sequence down increment -1", "create sequence spot minvalue -5");
        twins.onBlue(
                "alter sequence up restart with 4711",
                "alter sequence down restart with -30",
                "select setval('spot', 9, false)");
        StepContext context = twins.context().build();

        STEP.execute(context);

        assertThat(STEP.verify(context)).matches(Verification::isPassed, "passes");
        assertThat(next("up", "down", "spot")).containsExactly("4711", "-30", "9");
    }

    @Test
    void one_that_green_is_ahead_of_stays_where_it_is() throws Exception {
        twins.onBoth("create sequence far", "create sequence near");
        twins.onGreen("select setval('far', 1000)");
        twins.onBlue("select nextval('far')", "select nextval('near')");
        StepContext context = twins.context().build();

        STEP.execute(context);

        assertThat(next("far", "near")).containsExactly("1001", "102");
    }

    @Test
    void one_that_is_made_or_missing_the_second_time_is_seen() throws Exception {
        StepContext context = twins.context().build();
        STEP.execute(context);

        twins.onBoth("create sequence late");
        twins.onBlue("select nextval('late')");
        STEP.execute(context);
        twins.onBlue("create sequence alone");

        assertThat(next("late")).containsExactly("102");
        assertThatThrownBy(() -> STEP.execute(context)).hasMessageContaining("\"alone\" missing there");
    }

    @Test
    void those_that_the_operator_may_not_read_or_set_are_named() {
        twins.onBoth("create sequence shown", "create sequence hidden", "create sequence fixed");
        twins.onBlue("revoke all on sequence hidden from current_user");
        twins.onGreen("revoke update on sequence fixed from current_user");
        StepContext context = twins.context().build();

        assertThat(STEP.plan(context).after(List.of()).blockers())
                .satisfiesExactly(
                        blue -> assertThat(blue).contains("\"hidden\" of blue").doesNotContain("shown"),
                        green ->
                                assertThat(green).contains("\"fixed\" of green").doesNotContain("shown"));
    }

    @Test
    void those_of_unlogged_tables_are_set_and_temporary_ones_are_nobody_elses() throws Exception {
        twins.onBoth("create unlogged table quick (id serial)");
        twins.onBlue("insert into quick select from generate_series(1, 3)");
        StepContext context = twins.context().build();
        try (Sql green = twins.green()) {
            green.execute("create temporary sequence passing");

            STEP.execute(context);
        }

        assertThat(next("quick_id_seq")).containsExactly("104");
    }

    private List<String> next(String... sequences) {
        try (Sql green = twins.green()) {
            return List.of(sequences).stream()
                    .map(each -> green.text("select nextval(?::regclass)", each).orElseThrow())
                    .toList();
        }
    }
}
