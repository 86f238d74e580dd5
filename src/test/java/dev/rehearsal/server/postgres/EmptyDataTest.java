package dev.rehearsal.server.postgres;

import dev.rehearsal.server.Account;
import dev.rehearsal.server.Platform;
import dev.rehearsal.server.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With an initdb that does as it is told. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EmptyDataTest {
    private static final EmbeddedRelease RELEASE = EmbeddedRelease.V17;

    @TempDir
    Path folder;

    @Test
    void what_servers_begin_with_is_made_ahead_of_them() throws Exception {
        initdb("for each; do case $each in --pgdata=*) mkdir \"${each#--pgdata=}\" ;; esac; done");

        provide();

        assertThat(cache()).isDirectoryContaining(path -> path.toString().matches(".*-data-[0-9a-f]{8}"));
    }

    @Test
    void a_cache_in_which_it_cannot_be_made_is_named() throws Exception {
        initdb("echo No space left on device; exit 1");

        assertThatThrownBy(this::provide)
                .isInstanceOf(ServerException.class)
                .hasMessageContainingAll("No space left on device", cache().toString(), "make room in the cache")
                .hasMessageNotContaining("REHEARSAL_WORK");
    }

    private void provide() throws InterruptedException {
        EmbeddedServers.provide(
                RELEASE, new PostgresArchives(cache(), Platform.LINUX_AMD64, "mvn"), Account.here(), "rdsadmin");
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    private void initdb(String script) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        Path programs = Files.createDirectories(cache().resolve("postgresql-17.11-linux-amd64/bin"));
        Path initdb = Files.writeString(programs.resolve("initdb"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(initdb, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
