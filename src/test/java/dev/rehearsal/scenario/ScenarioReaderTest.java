package dev.rehearsal.scenario;

import dev.rehearsal.database.Engine;
import dev.rehearsal.journal.Expectations;
import dev.rehearsal.journal.PublishedFigure;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.step.postgres.schema.ApplySchema;
import dev.rehearsal.step.postgres.schema.SchemaSource;
import dev.rehearsal.step.rds.CreateInstance;
import dev.rehearsal.step.traffic.PauseTraffic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScenarioReaderTest {
    @TempDir
    private Path folder;

    @Test
    void what_the_file_does_not_say_has_its_default() throws Exception {
        Scenario scenario = sound().read();

        assertThat(scenario.name()).isEqualTo("from-one-to-another");
        assertThat(scenario.gate()).isEqualTo(GateKind.ANY);
        assertThat(scenario.load().longTransaction()).isEqualTo(Duration.ofMillis(120));
        assertThat(scenario.load().kinds()).isEmpty();
        assertThat(scenario.estate()).isEqualTo(new EstateSpec(100_000, 1));
        assertThat(scenario.application().url()).isEmpty();
        assertThat(scenario.expect())
                .isEqualTo(new Expectations(
                        0, 0, 0, Expectations.Parity.EXACT, Duration.ofSeconds(1), Duration.ofSeconds(2)));
    }

    @Test
    void what_others_published_is_read() throws Exception {
        Scenario scenario = sound().with(
                        "runbook:",
                        "published:\n  - {measure: longest-wait, value: 1 s, by: them, link: https://example.org}\nrunbook:")
                .read();

        assertThat(scenario.published())
                .containsExactly(new PublishedFigure(
                        PublishedFigure.Measure.LONGEST_WAIT, "1 s", "them", "https://example.org"));
    }

    @Test
    void green_is_like_blue_where_the_file_does_not_say() throws Exception {
        Scenario scenario = sound().read();

        assertThat(scenario.green()).isEqualTo(new GreenSpec(Engine.POSTGRES, "17", "db.m6g.large", false));
    }

    @Test
    void steps_are_bound_and_grouped_in_windows() throws Exception {
        Scenario scenario = sound().read();

        assertThat(scenario.runbook()).hasSize(2);
        assertThat(scenario.runbook().get(0).steps()).containsExactly(new CreateInstance("green"));
        assertThat(scenario.runbook().get(1).window()).isEqualTo(Optional.of(WindowKind.SWITCHOVER));
        assertThat(scenario.runbook().get(1).steps().get(0)).isEqualTo(new PauseTraffic(Duration.ofSeconds(5), ""));
    }

    @Test
    void a_window_may_have_a_limit() throws Exception {
        Scenario scenario = sound().with("switchover:\n", "maintenance:\n      limit: 10s\n      steps:\n")
                .with("- fence: {on: blue}", "- apply-schema: {from: blue, to: green, with: pg_dump}")
                .with("      - repoint-traffic: {to: green}\n", "")
                .read();

        assertThat(scenario.runbook().get(1).limit()).isEqualTo(Optional.of(Duration.ofSeconds(10)));
        assertThat(scenario.runbook().get(1).steps()).hasSize(3);
    }

    @Test
    void an_enum_is_written_in_kebab_case_or_with_underscores() throws Exception {
        Scenario scenario = sound().with(
                        "- fence: {on: blue}", "- apply-schema: {from: blue, to: green, with: pg_dump}")
                .read();

        assertThat(scenario.steps())
                .contains(new ApplySchema(
                        "blue",
                        "green",
                        SchemaSource.PG_DUMP,
                        "classpath:estate/postgres/structure",
                        Optional.empty()));
    }

    @Test
    void settings_of_the_command_line_win_over_the_file() throws Exception {
        Scenario scenario = sound().read(
                        "load.rate=400",
                        "green.version=18",
                        "estate.rows=5000",
                        "load.longTransaction=0",
                        "load.kinds=create,read",
                        "expect.longestStall=150ms");

        assertThat(scenario.load().rate()).isEqualTo(new Rate(400, false));
        assertThat(scenario.green().version()).isEqualTo("18");
        assertThat(scenario.estate().rows()).isEqualTo(5000);
        assertThat(scenario.load().longTransaction()).isZero();
        assertThat(scenario.load().kinds()).containsExactlyInAnyOrder("create", "read");
        assertThat(scenario.expect().longestStall()).isEqualTo(Duration.ofMillis(150));
    }

    @Test
    void expectations_may_differ_by_environment() throws Exception {
        ScenarioText text = sound().with("longestStall: 2s", "longestStall: 2s, on: {aws: {switchover: 60s}}");

        Scenario here = text.read("embedded", List.of());
        Scenario there = text.read("aws", List.of());

        assertThat(here.expect().switchover()).isEqualTo(Duration.ofSeconds(1));
        assertThat(there.expect().switchover()).isEqualTo(Duration.ofSeconds(60));
        assertThat(there.expect().longestStall()).isEqualTo(Duration.ofSeconds(2));
    }

    private ScenarioText sound() {
        return ScenarioText.sound(folder);
    }
}
