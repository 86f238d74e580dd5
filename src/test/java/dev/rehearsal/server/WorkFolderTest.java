package dev.rehearsal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorkFolderTest {
    @TempDir
    Path place;

    @Test
    void a_named_place_comes_before_the_usual_one() {
        assertThat(WorkFolder.usualPlace(Map.of("REHEARSAL_WORK", "/fast"), Path.of("/var/tmp")))
                .isEqualTo(Path.of("/fast"));
        assertThat(WorkFolder.usualPlace(Map.of(), place)).isEqualTo(place);
        assertThat(WorkFolder.usualPlace(Map.of(), Path.of("/no/such/place")))
                .isEqualTo(Path.of(System.getProperty("java.io.tmpdir")));
    }

    @Test
    void servers_may_pass_through_every_folder_that_is_made_on_the_way() throws IOException {
        try (WorkFolder work = WorkFolder.open(place.resolve("far/away/mine"))) {
            for (Path each :
                    List.of(place.resolve("far"), place.resolve("far/away"), work.path(), work.inside("servers"))) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .as("the permissions of %s", each)
                        .isEqualTo("rwx--x--x");
            }
        }
    }

    @Test
    void closing_deletes_everything() throws IOException {
        WorkFolder work = WorkFolder.open(place.resolve("mine"));
        Files.writeString(work.inside("servers").resolve("data"), "much");

        work.close();

        assertThat(work.path()).doesNotExist();
    }

    @Test
    void the_folder_of_a_living_owner_is_no_leftover() throws InterruptedException {
        try (WorkFolder work = WorkFolder.open(place.resolve("mine"))) {

            assertThat(new Leftovers(place.resolve("mine")).sweep().done()).isEmpty();
            assertThat(work.path()).isDirectory();
            assertThat(work.freeBytes()).isPositive();
        }
    }

    @Test
    void the_folder_of_a_dead_owner_is_swept_up() throws IOException, InterruptedException {
        Path folder = ownedByTheDead("left");

        List<String> done = new Leftovers(place).sweep().done();

        assertThat(done).containsExactly("deleted " + folder);
        assertThat(folder).doesNotExist();
    }

    @Test
    void a_process_that_only_has_the_number_of_a_recorded_one_is_spared() throws IOException, InterruptedException {
        Process innocent = new ProcessBuilder("sleep", "60").start();
        Path folder = ownedByTheDead("left");
        Path processes = Files.createDirectory(folder.resolve(WorkFolder.PROCESSES));
        record(processes.resolve("1"), innocent.pid(), Instant.EPOCH);

        new Leftovers(place).sweep();

        assertThat(innocent.isAlive()).isTrue();
        innocent.destroyForcibly().waitFor();
    }

    @Test
    void a_recorded_process_is_ended() throws IOException, InterruptedException {
        Process left = new ProcessBuilder("sleep", "60").start();
        Path folder = ownedByTheDead("left");
        Path processes = Files.createDirectory(folder.resolve(WorkFolder.PROCESSES));
        record(processes.resolve("1"), left.pid(), left.info().startInstant().orElseThrow());

        List<String> done = new Leftovers(place).sweep().done();

        assertThat(done).contains("ended something (process %d)".formatted(left.pid()));
        assertThat(left.waitFor()).isNotZero();
    }

    @Test
    void one_torn_record_stops_nothing_else() throws IOException, InterruptedException {
        Process left = new ProcessBuilder("sleep", "60").start();
        Path torn = ownedByTheDead("a-torn-one");
        Path processes = Files.createDirectory(torn.resolve(WorkFolder.PROCESSES));
        Files.writeString(processes.resolve("1"), "12");
        Files.writeString(processes.resolve("2"), "many\nyesterday\nTERM\nsomething\n");
        record(processes.resolve("3"), left.pid(), left.info().startInstant().orElseThrow());
        Path whole = ownedByTheDead("b-whole-one");

        Leftovers.Swept swept = new Leftovers(place).sweep();

        assertThat(swept.done())
                .containsExactly("ended something (process %d)".formatted(left.pid()), "deleted " + whole);
        assertThat(swept.left())
                .containsExactly(("kept %s: %s is no record of a process, %s is no record of a process;"
                                + " see whether that process runs, then delete the folder by hand")
                        .formatted(torn, processes.resolve("1"), processes.resolve("2")));
        assertThat(left.waitFor()).isNotZero();
    }

    @Test
    void a_process_is_written_down_whole() throws IOException {
        try (WorkFolder work = WorkFolder.open(place.resolve("mine"))) {
            work.record(ProcessHandle.current(), "this test");

            Path record = work.path()
                    .resolve(WorkFolder.PROCESSES)
                    .resolve(String.valueOf(ProcessHandle.current().pid()));
            assertThat(ProcessRecord.read(record).running()).contains(ProcessHandle.current());
            assertThat(work.path())
                    .isDirectoryNotContaining(file -> file.toString().endsWith(WorkFolder.UNFINISHED));
        }
    }

    @Test
    void a_folder_that_is_just_being_made_is_left_alone_for_a_while() throws IOException {
        Path folder = Files.createDirectory(place.resolve("fresh" + WorkFolder.UNFINISHED));
        assertThat(new Leftovers(place).folders()).isEmpty();

        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofMinutes(5))));

        assertThat(new Leftovers(place).folders()).containsExactly(folder);
    }

    /** Its owner's number is in use again, by a process that began at another time. */
    private Path ownedByTheDead(String name) throws IOException {
        Path folder = Files.createDirectory(place.resolve(name));
        record(folder.resolve(WorkFolder.OWNER), ProcessHandle.current().pid(), Instant.EPOCH);
        return folder;
    }

    private static void record(Path file, long pid, Instant start) throws IOException {
        new ProcessRecord(pid, start, "TERM", "something").write(file);
    }
}
