package dev.rehearsal.step.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

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

    private List<String> next(String... sequences) {
        try (Sql green = twins.green()) {
            return List.of(sequences).stream()
                    .map(each -> green.text("select nextval(?::regclass)", each).orElseThrow())
                    .toList();
        }
    }
}
