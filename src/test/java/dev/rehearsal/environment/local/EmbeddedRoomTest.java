package dev.rehearsal.environment.local;

import dev.rehearsal.database.Engine;
import dev.rehearsal.environment.EnvironmentSettings;
import dev.rehearsal.server.Platform;
import dev.rehearsal.server.postgres.PostgresArchives;
import dev.rehearsal.step.Servers.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class EmbeddedRoomTest {
    @TempDir
    private Path disk;

    @Test
    void servers_that_do_not_fit_are_told_with_the_place_they_are_to_lie_in() {
        assertThat(obstacles(1_000_000_000_000L, 0))
                .singleElement()
                .asString()
                .startsWith(disk + " has ")
                .contains("3 servers with 1,000,000,000,000 rows need", "REHEARSAL_WORK");
    }

    @Test
    void what_must_stay_free_is_counted_on_every_disk() throws IOException {
        long free = Files.getFileStore(disk).getUsableSpace();

        assertThat(obstacles(1, 2 * free))
                .hasSize(3)
                .anySatisfy(obstacle -> assertThat(obstacle).contains("3 servers", "REHEARSAL_WORK"))
                .anySatisfy(obstacle -> assertThat(obstacle).contains("the programs of 2 releases", "the cache"))
                .anySatisfy(obstacle -> assertThat(obstacle).contains("the rehearsal's own folder", "--out"));
    }

    @Test
    void what_is_in_the_cache_already_needs_no_room() throws IOException {
        for (String release : List.of("15.19", "17.11")) {
            Files.createDirectories(disk.resolve("cache/postgresql-%s-linux-amd64".formatted(release)));
        }

        assertThat(obstacles(1, 2 * Files.getFileStore(disk).getUsableSpace()))
                .noneMatch(obstacle -> obstacle.contains("the cache"));
    }

    private List<String> obstacles(long rows, long keptFree) {
        EnvironmentSettings settings = new EnvironmentSettings(
                new EnvironmentSettings.Blue(new Spec(Engine.POSTGRES, "15", "db.m6g.large"), 1, 0),
                new Spec(Engine.POSTGRES, "17", "db.m6g.large"),
                new EnvironmentSettings.Sample(rows, 1),
                new EnvironmentSettings.Application(Optional.empty(), 2, 0, 1, Duration.ofSeconds(5), false),
                "any",
                disk.resolve("reports").resolve("not-yet-there"),
                keptFree);
        return new EmbeddedRoom(
                        settings,
                        new EmbeddedPlaces(
                                disk.resolve("work"),
                                new PostgresArchives(disk.resolve("cache"), Platform.LINUX_AMD64, "mvn")))
                .obstacles();
    }
}
