package dev.rehearsal.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What cannot be used is told in words, with exit code 2, before anything starts and with nothing left behind. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BadInputTest {
    @TempDir
    private Path folder;

    @Test
    void an_unknown_scenario_is_told_with_those_there_are() {
        assertRefused(
                run("postgres-logical-replicaton"),
                "'postgres-logical-replicaton' is no scenario and no file; did you mean 'postgres-logical-replication'?"
                        + " Choose one of postgres-logical-replication, postgres-replica-promotion");
    }

    @Test
    void an_unknown_environment_is_told_with_those_there_are() {
        assertRefused(
                run("--on", "aws"),
                "'aws' is no environment; choose one of embedded, containers; servers of your own are described by a file,"
                        + " as in scenarios/environments/lab.yaml; AWS is to come");
    }

    @Test
    void an_environment_that_cannot_carry_the_scenario_says_why() {
        assertRefused(
                run("--on", "embedded", "--set", "gate=pgbouncer"),
                "The environment 'embedded' cannot carry this scenario: it has no PgBouncer; its gate is the application's"
                        + " pool");
    }

    @Test
    void mistakes_of_the_command_line_are_all_told_at_once() {
        assertRefused(
                run("--set", "load.rate=0", "--set", "green.version=14", "--set", "blue.version=19"),
                "--set load.rate: 0 is out of range; write auto, or requests per second from 0.1 to 100000",
                "--set blue.version: blue's version: '19' is no postgres version; choose one of 13, 14, 15, 16, 17, 18");
        assertRefused(run("--set", "green.version=14"), "--set green.version: green's version 14 is below blue's 15;");
        assertRefused(run("--set", "load.rate"), "'load.rate' sets nothing; write key=value, as in load.rate=400");
    }

    @Test
    void a_simulation_that_does_not_exist_or_compile_is_refused() throws IOException {
        Path broken = Files.writeString(folder.resolve("Broken.java"), "public class Broken {");

        assertRefused(run("--set", "load.simulation=Nothing"), "Look for the simulation 'Nothing' → no such class");
        assertRefused(run("--set", "load.simulation=" + broken), "Broken.java");
    }

    @Test
    void a_class_that_is_no_simulation_is_refused() throws IOException {
        Path other = Files.writeString(folder.resolve("Other.java"), "public class Other {}");

        assertRefused(run("--set", "load.simulation=" + other), "'Other' as a simulation → it does not extend");
    }

    @Test
    void a_file_with_unknown_keys_and_steps_is_told_everything_at_once() throws IOException {
        String sound = Files.readString(Path.of("scenarios/01-postgres-logical-replication.yaml"));
        Path broken = Files.writeString(
                folder.resolve("broken.yaml"),
                sound.replace("- apply-schema", "- aply-schema").replace("\nload:", "\nlaod: {}\nload:"));

        assertRefused(run(broken.toString()), "'aply-schema' is no step", "'laod' is no setting of the scenario");
    }

    @Test
    void a_load_of_no_requests_at_all_is_refused() {
        assertRefused(
                run("--set", "load.kinds=long-transaction", "--set", "load.longTransaction=0"),
                "no request would ever be made");
    }

    @Test
    void a_port_in_use_is_refused() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertRefused(
                    run("--set", "application.port=" + port, "--set", "blue.port=" + port),
                    "port %d for application-1 is not free".formatted(port),
                    "port %d for blue is not free".formatted(port));
        }
    }

    @Test
    void an_estate_larger_than_the_disk_is_refused() throws IOException {
        assumeThat(Files.getFileStore(Path.of("/var/tmp")).getUsableSpace()).isLessThan(3L << 40);

        assertRefused(run("--set", "estate.rows=1000000000"), "1,000,000,000 rows need about", "lower estate.rows");
    }

    @Test
    void a_folder_that_cannot_be_written_to_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        Command command = Command.run("run", "--out", file.toString());

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.error()).contains("cannot write to " + file, "or name another folder with --out");
    }

    @Test
    void a_report_wants_a_journal() throws IOException {
        assertRefused(Command.run("report", folder.toString()), "holds no rehearsal: there is no journal.jsonl");

        Files.writeString(folder.resolve("journal.jsonl"), "this is no event\nnor is this\n");
        assertRefused(Command.run("report", folder.toString()), "journal.jsonl");
        Files.delete(folder.resolve("journal.jsonl"));
    }

    @Test
    void an_unknown_command_or_option_shows_how_it_is_used() {
        assertRefused(Command.run("rum"), "Did you mean: rehearse run");
        assertRefused(Command.run("run", "--sett", "a=b"), "Unknown option", "--set");
    }

    @Test
    void a_stack_trace_is_shown_to_those_who_ask() {
        assertThat(run("nothing").error()).doesNotContain("\tat ");
        assertThat(Command.run("run", "nothing", "--stacktrace").error()).contains("\tat ");
    }

    private Command run(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "run";
        all[1] = "--out";
        all[2] = folder.resolve("reports").toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Command.run(all);
    }

    private void assertRefused(Command command, String... words) {
        assertThat(command.error()).contains(words);
        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.output()).doesNotContain("phase OPEN");
        assertThat(folder.resolve("reports").resolve("postgres-logical-replication"))
                .satisfiesAnyOf(
                        reports -> assertThat(reports).doesNotExist(),
                        reports -> assertThat(reports).isEmptyDirectory());
    }
}
