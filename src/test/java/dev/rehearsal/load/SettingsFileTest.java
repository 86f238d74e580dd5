package dev.rehearsal.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SettingsFileTest {
    @TempDir
    Path folder;

    @Test
    void what_is_written_is_read() throws IOException {
        LoadSettings settings = new LoadSettings(
                new PreparedSimulation("simulations.Orders", List.of()),
                12.5,
                5,
                Set.of("create", "read"),
                Duration.ofMillis(120),
                Duration.ofSeconds(7),
                Duration.ofHours(6),
                List.of(URI.create("http://127.0.0.1:8001"), URI.create("http://127.0.0.1:8002/shop")),
                -7,
                new SeededRows(100_000, 1_000, 50),
                new LoadFolder(folder));
        Files.createDirectories(settings.folder().gatling());

        SettingsFile.write(settings);

        assertThat(SettingsFile.read(settings.folder())).isEqualTo(settings);
    }

    @Test
    void a_missing_setting_is_named() throws IOException {
        LoadFolder load = new LoadFolder(folder);
        Files.createDirectories(load.gatling());
        Files.writeString(load.settings(), "simulation=simulations.Orders\n");

        assertThatThrownBy(() -> SettingsFile.read(load)).hasMessage("the load's settings lack 'rate.most'");
    }

    @Test
    void clients_are_patient_unless_the_whole_load_is_shorter() {
        assertThat(Samples.orders(Duration.ofHours(1), folder, 10, "create").requestTimeout())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(Samples.orders(Duration.ofSeconds(5), folder, 10, "create").requestTimeout())
                .isEqualTo(Duration.ofSeconds(5));
    }
}
