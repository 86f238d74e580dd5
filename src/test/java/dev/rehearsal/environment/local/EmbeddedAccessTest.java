package dev.rehearsal.environment.local;

import dev.rehearsal.server.Account;
import dev.rehearsal.server.Platform;
import dev.rehearsal.server.postgres.PostgresArchives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class EmbeddedAccessTest {
    @TempDir
    private Path folder;

    private Account account = new Account(List.of(), false);
    private Path open = Path.of("");
    private Path closed = Path.of("");

    @BeforeEach
    void makeFolders() throws Exception {
        account = Account.here();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        open = made("open", "rwx--x--x");
        closed = made("closed", "rw-------");
        // Who may do anything anyway is held off by no rights.
        assumeThat(account.mayEnter(closed)).isFalse();
    }

    @Test
    void servers_that_get_to_programs_and_data_have_no_obstacle() throws Exception {
        assertThat(obstacles(open.resolve("not/yet/there"), open)).isEmpty();
    }

    @Test
    void servers_that_do_not_get_to_their_data_may_be_given_another_place() throws Exception {
        assertThat(obstacles(closed, open))
                .singleElement()
                .asString()
                .contains("may not enter " + closed, "chmod o+x", "REHEARSAL_WORK");
    }

    @Test
    void servers_that_do_not_get_to_their_programs_are_told_the_cache() throws Exception {
        assertThat(obstacles(open, closed))
                .singleElement()
                .asString()
                .contains("may not enter " + closed, "chmod o+x")
                .doesNotContain("REHEARSAL_WORK");
    }

    private List<String> obstacles(Path work, Path cache) throws InterruptedException {
        return new EmbeddedAccess(
                        account, new EmbeddedPlaces(work, new PostgresArchives(cache, Platform.LINUX_AMD64, "mvn")))
                .obstacles();
    }

    private Path made(String name, String permissions) throws IOException {
        Path made = Files.createDirectory(folder.resolve(name));
        return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(permissions));
    }
}
