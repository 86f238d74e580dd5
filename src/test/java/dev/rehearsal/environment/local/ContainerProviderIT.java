package dev.rehearsal.environment.local;

import dev.rehearsal.database.Engine;
import dev.rehearsal.environment.EnvironmentSettings;
import dev.rehearsal.server.containers.NeedsContainers;
import dev.rehearsal.step.Servers.Spec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@NeedsContainers
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ContainerProviderIT {
    @TempDir
    private Path folder;

    @Test
    void servers_that_do_not_fit_on_the_engine_s_disk_are_told_before_anything_starts() {
        assertThat(obstacles(1_000_000_000_000L))
                .singleElement()
                .asString()
                .startsWith("the container engine has ")
                .contains("2 servers with 1,000,000,000,000 rows need", "lower estate.rows");
        assertThat(obstacles(1)).isEmpty();
    }

    private List<String> obstacles(long rows) {
        Spec server = new Spec(Engine.POSTGRES, "17", "db.m6g.large");
        return new ContainerProvider()
                .obstacles(new EnvironmentSettings(
                        new EnvironmentSettings.Blue(server, 0, 0),
                        server,
                        new EnvironmentSettings.Sample(rows, 1),
                        new EnvironmentSettings.Application(Optional.empty(), 2, 0, 1, Duration.ofSeconds(5), false),
                        "any",
                        folder,
                        0));
    }
}
