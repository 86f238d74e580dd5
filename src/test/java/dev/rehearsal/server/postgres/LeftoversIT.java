package dev.rehearsal.server.postgres;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.server.Account;
import dev.rehearsal.server.FileTree;
import dev.rehearsal.server.Leftovers;
import dev.rehearsal.server.ProcessRecord;
import dev.rehearsal.server.Signals;
import dev.rehearsal.server.WorkFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LeftoversIT {
    private static final Path SEGMENTS = Path.of("/proc/sysvipc/shm");

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
            EmbeddedServers servers = new EmbeddedServers(
                    work, PostgresArchives.here(account), account, new Credentials("rdsadmin", "secret"));
            EmbeddedServer server = servers.create(EmbeddedRelease.valueOf(arguments[1]), "left");
            server.start(Map.of());
            Files.writeString(work.path().resolve("ready"), "");
            System.out.println(
                    Files.readAllLines(server.data().resolve("postmaster.pid")).get(0));
            Thread.currentThread().join();
        }
    }

    @Test
    void what_a_killed_rehearsal_left_is_found_and_ended() throws IOException, InterruptedException {
        ProcessHandle left = leftByKilled(EmbeddedRelease.V15);
        assertThat(left.isAlive()).isTrue();

        List<String> done = new Leftovers(place).sweep().done();

        assertThat(done).hasSize(2);
        assertThat(done.get(0)).isEqualTo("ended PostgreSQL 15.19 'left' (process %d)".formatted(left.pid()));
        assertThat(ProcessRecord.isRunning(left)).isFalse();
        assertThat(place).isEmptyDirectory();
    }

    /** The system keeps it when its server is killed too. The oldest release is asked in another way than the rest. */
    @ParameterizedTest
    @EnumSource(names = {"V14", "V15", "V18"})
    @EnabledOnOs(OS.LINUX)
    void the_shared_memory_of_killed_servers_is_released(EmbeddedRelease release)
            throws IOException, InterruptedException {
        ProcessHandle left = leftByKilled(release);
        List<Path> memory = sharedMemory(left);
        List<ProcessHandle> all =
                Stream.concat(Stream.of(left), left.descendants()).toList();
        Signals.send("KILL", all);
        await().until(() -> all.stream().noneMatch(ProcessRecord::isRunning));
        assertThat(memory).isNotEmpty().allSatisfy(file -> assertThat(file).exists());
        String segment = segment();
        assertThat(Files.readString(SEGMENTS)).containsPattern(segment);

        List<String> done = new Leftovers(place).sweep().done();

        assertThat(done).contains("released the shared memory of PostgreSQL '1-left'");
        assertThat(memory).allSatisfy(file -> assertThat(file).doesNotExist());
        assertThat(Files.readString(SEGMENTS)).doesNotContainPattern(segment);
        assertThat(place).isEmptyDirectory();
    }

    private ProcessHandle leftByKilled(EmbeddedRelease release) throws IOException, InterruptedException {
        Process rehearsal = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        place.toString(),
                        release.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(rehearsal.getInputStream(), StandardCharsets.UTF_8))) {
            long postmaster = lastNumber(said);
            assertThat(new Leftovers(place).folders()).isEmpty();
            return ProcessHandle.of(postmaster).orElseThrow();
        } finally {
            rehearsal.destroyForcibly().waitFor();
        }
    }

    /** The named segments that a process has open. */
    private static List<Path> sharedMemory(ProcessHandle process) throws IOException {
        try (Stream<String> maps = Files.lines(Path.of("/proc/%d/maps".formatted(process.pid())))) {
            return maps.filter(line -> line.contains("/dev/shm/PostgreSQL."))
                    .map(line -> Path.of(line.substring(line.indexOf('/'))))
                    .distinct()
                    .toList();
        }
    }

    /** The number of the other kind of segment, which the server wrote down, as the system's list shows it. */
    private String segment() throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            Path lockFile = all.filter(file -> file.endsWith("data/postmaster.pid"))
                    .findAny()
                    .orElseThrow();
            String[] numbers = Files.readAllLines(lockFile).get(6).strip().split(" +", -1);
            return "(?m)^ *%s +%s ".formatted(numbers[0], numbers[1]);
        }
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
