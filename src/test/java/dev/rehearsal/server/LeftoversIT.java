package dev.rehearsal.server;

import dev.rehearsal.database.Credentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LeftoversIT {
    private final Path place = WorkFolder.usualPlace().resolveSibling("upgrade-rehearsal-test-leftovers");

    @AfterEach
    void delete() throws IOException {
        FileTree.delete(place);
    }

    /** A rehearsal that starts a server, says its number, and waits to be killed. */
    static final class Killed {
        private Killed() {}

        public static void main(String[] arguments) throws InterruptedException, IOException {
            Account account = Account.here();
            WorkFolder work = WorkFolder.open(Path.of(arguments[0]));
            PostgresServers servers = new PostgresServers(
                    work, PostgresArchives.here(account), account, new Credentials("rdsadmin", "secret"));
            PostgresServer server = servers.create(PostgresRelease.V15, "left");
            server.start(Map.of());
            Files.writeString(work.path().resolve("ready"), "");
            System.out.println(
                    Files.readAllLines(server.data().resolve("postmaster.pid")).get(0));
            Thread.currentThread().join();
        }
    }

    @Test
    void what_a_killed_rehearsal_left_is_found_and_ended() throws IOException, InterruptedException {
        Process rehearsal = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        place.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long postmaster;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(rehearsal.getInputStream(), StandardCharsets.UTF_8))) {
            postmaster = lastNumber(said);
            assertThat(new Leftovers(place).folders()).isEmpty();
            rehearsal.destroyForcibly().waitFor();
        }
        ProcessHandle left = ProcessHandle.of(postmaster).orElseThrow();
        assertThat(left.isAlive()).isTrue();

        List<String> done = new Leftovers(place).sweep();

        assertThat(done).hasSize(2);
        assertThat(done.get(0)).isEqualTo("ended PostgreSQL 15.19 'left' (process %d)".formatted(postmaster));
        assertThat(ProcessRecord.isRunning(left)).isFalse();
        assertThat(place).isEmptyDirectory();
    }

    private static long lastNumber(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.matches("\\d+")) {
                return Long.parseLong(line);
            }
        }
        throw new IOException("the rehearsal ended without a server");
    }
}
