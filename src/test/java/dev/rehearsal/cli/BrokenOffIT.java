package dev.rehearsal.cli;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.server.WorkFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The command interrupted or killed, as a process of its own: in good order, or to be swept up. */
@Tag("alone")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrokenOffIT {
    @TempDir
    Path folder;

    /** Servers run as another user when root tests, and must be able to reach their data. */
    private Path place = Path.of("");

    @BeforeEach
    void makePlace() throws Exception {
        Path usual = WorkFolder.usualPlace();
        place = Files.createTempDirectory(
                Files.createDirectories(usual.resolveSibling(usual.getFileName() + "-tests")), "command-");
        for (Path passed : List.of(place, place.getParent())) {
            Files.setPosixFilePermissions(passed, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    @AfterEach
    void sweep() throws Exception {
        try (CommandProcess cleanup = cleanup()) {
            assertThat(cleanup.exitCode()).isZero();
        }
        Folders.delete(place);
    }

    @Test
    void ctrl_c_while_the_load_warms_up_ends_everything() throws Exception {
        try (CommandProcess command = CommandProcess.run(place, folder, "--set", "load.atMost=1h")) {
            command.awaitSaying("phase LOAD");

            assertBrokenOff(command);
        }
    }

    @Test
    void ctrl_c_in_the_middle_of_the_runbook_ends_everything() throws Exception {
        try (CommandProcess command = CommandProcess.run(place, folder)) {
            command.awaitSaying("apply-schema began");

            assertBrokenOff(command);
            assertThat(command.events())
                    .anyMatch(event -> event instanceof Event.Undone undone
                            && undone.step().equals("create-instance"));
        }
    }

    @Test
    void after_a_kill_the_next_run_works_at_once_and_cleanup_sweeps_up() throws Exception {
        List<ProcessHandle> left;
        try (CommandProcess killed = CommandProcess.run(place, Files.createDirectory(folder.resolve("killed")))) {
            killed.awaitSaying("apply-schema began");
            left = killed.started();
            assertThat(killed.servers()).hasSizeGreaterThanOrEqualTo(2);
        }
        try (CommandProcess next =
                CommandProcess.run(place, Files.createDirectory(folder.resolve("next")), ReadmeTest.runWithOptions())) {
            assertThat(next.exitCode()).as(next.said()).isZero();
            // Of the killed one, since the next has ended all of its own before it returned.
            assertThat(left).containsAll(next.servers());
            assertThat(next.servers()).isNotEmpty();
        }

        try (CommandProcess cleanup = cleanup()) {
            assertThat(cleanup.exitCode()).isZero();
            assertThat(cleanup.said()).contains("ended PostgreSQL 15", "ended PostgreSQL 17", "Clean.");
        }

        await().untilAsserted(() -> assertThat(left).noneMatch(ProcessHandle::isAlive));
        assertNothingLeft();
    }

    private void assertBrokenOff(CommandProcess command) throws Exception {
        List<ProcessHandle> started = command.started();

        command.interrupt();

        assertThat(command.exitCode()).as(command.said()).isEqualTo(ExitCode.UNKNOWN.number());
        assertThat(command.servers()).isEmpty();
        assertThat(started).isNotEmpty();
        // A process that has ended is still listed until the system has collected it.
        await().untilAsserted(() -> assertThat(started).noneMatch(ProcessHandle::isAlive));
        assertNothingLeft();
        assertThat(command.said()).contains("Breaking off: ").contains("UNKNOWN  Upgrade of PostgreSQL");
        assertThat(command.rehearsal().path().resolve("report.html")).isNotEmptyFile();
        assertThat(command.events())
                .filteredOn(Event.Found.class::isInstance)
                .extracting(event -> ((Event.Found) event).finding())
                .extracting(Finding::code)
                .containsExactly(FindingCode.INTERRUPTED);
        assertThat(command.events().get(command.events().size() - 1))
                .isInstanceOfSatisfying(
                        Event.Ended.class, ended -> assertThat(ended.verdict()).isEqualTo(Verdict.UNKNOWN));
    }

    private void assertNothingLeft() {
        Path folders = place.resolve(WorkFolder.usualPlace().getFileName());
        assertThat(folders).isEmptyDirectory();
    }

    private CommandProcess cleanup() throws Exception {
        return CommandProcess.start(place, folder, List.of("cleanup"));
    }
}
