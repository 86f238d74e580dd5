package dev.rehearsal.step;

import dev.rehearsal.step.postgres.schema.ApplySchema;
import dev.rehearsal.step.postgres.schema.SchemaSource;
import dev.rehearsal.step.traffic.PauseTraffic;
import dev.rehearsal.step.traffic.ResumeTraffic;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SettingsInWordsTest {
    @Test
    void they_read_as_in_a_scenario_file() {
        assertThat(SettingsInWords.of(new PauseTraffic(Duration.ofSeconds(5), "green")))
                .isEqualTo("drainWithin: 5 s, prepare: green");
        assertThat(SettingsInWords.of(
                        new ApplySchema("blue", "green", SchemaSource.MIGRATIONS, "db", Optional.of("make schema"))))
                .isEqualTo("from: blue, to: green, with: migrations, path: db, command: make schema");
    }

    @Test
    void what_says_nothing_is_left_out() {
        assertThat(SettingsInWords.of(new PauseTraffic(Duration.ofSeconds(5), "")))
                .isEqualTo("drainWithin: 5 s");
        assertThat(SettingsInWords.of(new ResumeTraffic())).isEmpty();
    }
}
