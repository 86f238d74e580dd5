package dev.rehearsal.cli;

import dev.rehearsal.cli.project.OwnPlace;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Reach;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The command interrupted or killed, as a process of its own: in good order, or to be swept up. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrokenOffIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern LOGIN =
            Pattern.compile("  blue +PGPASSFILE='([^']+)' psql -h (\\S+) -p (\\d+) -U (\\S+) (\\S+)");

    @TempDir
    Path folder;

    private OwnPlace own = new OwnPlace(Path.of(""));
    private Path place = Path.of("");

    @BeforeEach
    void makePlace() throws Exception {
        own = OwnPlace.make();
        place = own.path();
    }

    /** What a test that failed has left. */
    @AfterEach
    void sweep() throws Exception {
        if (!own.isEmpty()) {
            try (CommandProcess cleanup = cleanup()) {
                assertThat(cleanup.exitCode()).isZero();
            }
        }
        own.close();
    }

    @Test
    void ctrl_c_before_anything_is_opened_leaves_no_half_a_folder() throws Exception {
        try (CommandProcess command = CommandProcess.run(place, folder)) {
            await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("postgres-logical-replication")));

            command.interrupt();

            assertThat(command.exitCode()).as(command.said()).isEqualTo(ExitCode.UNKNOWN.number());
            assertThat(command.servers()).isEmpty();
            try (Stream<Path> rehearsals = Files.list(folder.resolve("postgres-logical-replication"))) {
                assertThat(rehearsals)
                        .filteredOn(path -> !Files.isSymbolicLink(path))
                        .allSatisfy(
                                path -> assertThat(path.resolve("report.html")).isNotEmptyFile());
            }
        }
        assertThat(own.workFolders())
                .satisfiesAnyOf(
                        folders -> assertThat(folders).doesNotExist(),
                        folders -> assertThat(folders).isEmptyDirectory());
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
                CommandProcess.run(place, Files.createDirectory(folder.resolve("next")), keeping())) {
            next.awaitSaying("Press Ctrl-C to end it");
            assertThat(canLogIn(next.said())).isTrue();
            assertThat(next.rehearsal().path().resolve("report.html"))
                    .content()
                    .containsPattern("href=\"gatling/orders-\\d+/index.html\"");

            next.interrupt();

            assertThat(next.exitCode()).as(next.said()).isZero();
            assertThat(next.said()).contains("Closing what was kept.").doesNotContain("Breaking off");
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

    private static String[] keeping() throws Exception {
        return Stream.concat(Arrays.stream(ReadmeTest.runWithOptions()), Stream.of("--keep"))
                .toArray(String[]::new);
    }

    /** As somebody would who copies what was printed. */
    private static boolean canLogIn(String said) throws Exception {
        MatchResult login = LOGIN.matcher(said).results().findFirst().orElseThrow();
        Path passwords = Path.of(login.group(1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords)))
                .isEqualTo("rw-------");
        String password = Files.readString(passwords).strip().replaceFirst(".*:", "");
        Address address = new Address(new Endpoint(login.group(2), Integer.parseInt(login.group(3))), login.group(5));
        try (Sql sql = new Connector(new PostgresDriver(), Reach.DIRECT)
                .openAlone(address, new Credentials(login.group(4), password))) {
            return sql.holds("select true");
        }
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
        assertThat(own.workFolders()).isEmptyDirectory();
    }

    private CommandProcess cleanup() throws Exception {
        return CommandProcess.start(place, folder, List.of("cleanup"));
    }
}
