package dev.rehearsal.environment.local;

import dev.rehearsal.database.Engine;
import dev.rehearsal.environment.EnvironmentSettings;
import dev.rehearsal.environment.Wanted;
import dev.rehearsal.step.Servers.Spec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class EmbeddedProviderTest {
    private static final Spec SERVER = new Spec(Engine.POSTGRES, "15", "db.m6g.large");

    @TempDir
    private Path folder;

    @Test
    void an_interruption_is_the_only_obstacle_then() {
        Thread.currentThread().interrupt();

        List<String> obstacles = new EmbeddedProvider()
                .obstacles(new EnvironmentSettings(
                        new EnvironmentSettings.Blue(SERVER, 0, 0),
                        SERVER,
                        new EnvironmentSettings.Sample(1_000_000_000_000L, 1),
                        new EnvironmentSettings.Application(Optional.empty(), 2, 0, 1, Duration.ofSeconds(5), false),
                        "any",
                        folder,
                        0));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(obstacles).containsExactly("interrupted while looking at this machine");
    }

    @Test
    void clusters_are_left_to_those_who_can_carry_them() {
        Wanted wanted =
                new Wanted(Set.of(new Spec(Engine.AURORA_POSTGRESQL, "15", "db.r6g.large")), "any", false, true, false);

        assertThat(new EmbeddedProvider().refusals(wanted))
                .containsExactly(
                        "it has servers of engine postgres only, not aurora-postgresql",
                        "clusters are for containers or AWS");
        assertThat(new ContainerProvider().refusals(wanted)).isEmpty();
        assertThat(new ContainerProvider()
                        .refusals(new Wanted(
                                Set.of(new Spec(Engine.AURORA_MYSQL, "8.0", "db.r6g.large")),
                                "any",
                                false,
                                true,
                                false)))
                .containsExactly("it has servers of engine postgres and aurora-postgresql only, not aurora-mysql");
    }
}
