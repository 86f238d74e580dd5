package dev.rehearsal.cli;

import dev.rehearsal.application.ReferenceApplication;
import dev.rehearsal.cli.project.OwnPlace;
import dev.rehearsal.cli.project.ServersFile;
import dev.rehearsal.environment.existing.ServersProvider;
import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.runner.Settings;
import dev.rehearsal.scenario.ScenarioReader;
import dev.rehearsal.scenario.Setting;
import dev.rehearsal.server.containers.NeedsContainers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** One set of servers serves all; the last test is the one after which blue is fenced. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(OrderAnnotation.class)
@NeedsContainers
final class ExistingServersIT {
    private static final Path SCENARIO = Path.of("scenarios", "05-postgres-existing-servers.yaml");

    private static final String POOLERS_FILE = "/tmp/pgbouncer/pgbouncer.ini";

    private static Staging staging;

    @TempDir
    private static Path folder;

    private static Path file;

    @BeforeAll
    static void start() throws Exception {
        staging = Staging.start();
        file = staging.file(folder);
    }

    @AfterAll
    static void end() throws Exception {
        if (staging != null) {
            staging.close();
        }
    }

    @Test
    @Order(1)
    void servers_as_a_file_describes_them_can_be_rehearsed_on() throws Exception {
        assertThat(obstacles(file, Map.of())).isEmpty();
    }

    @Test
    @Order(2)
    void all_that_is_wrong_is_told_at_once_and_no_password() throws Exception {
        Path wrong = Files.writeString(
                folder.resolve("wrong.yaml"),
                Files.readString(file)
                        .replaceFirst("green: \"127.0.0.1:\\d+\"", "green: \"127.0.0.1:1\"")
                        .replace("docker exec", "docker exe"));
        staging.execute("blue", "create schema rehearsal_canary");
        staging.execute("blue", "create schema rehearsal");
        staging.execute("blue", "create publication feeds for all tables");

        List<String> obstacles = obstacles(
                wrong,
                Map.of("LAB_APPLICATION_PASSWORD", "mistaken", "LAB_CONSOLE_PASSWORD", "forgotten"),
                new Setting("blue.version", "14"),
                new Setting("application.url", "http://127.0.0.1:9"));
        staging.execute("blue", "drop publication feeds");
        staging.execute("blue", "drop schema rehearsal_canary");
        staging.execute("blue", "drop schema rehearsal cascade");

        assertThat(String.join("\n", obstacles))
                .contains("blue is PostgreSQL 15.", "and the scenario says 14; say --set blue.version=15")
                .contains("blue has a schema 'rehearsal_canary' that no rehearsal made; rename it")
                .contains("blue has a schema 'rehearsal' that no rehearsal made; rename it")
                .contains("publication 'feeds' of blue is for all tables", "have it name its tables")
                .contains("the scenario names an application of its own, at http://127.0.0.1:9; say it under")
                .contains("green: connect to green:5432/shop as 'operator'")
                .contains("the gate: ", "read PgBouncer's file")
                .contains("the application: connect to pgbouncer:6432/shop as 'application'")
                .doesNotContain("mistaken", "forgotten", "the operator's");
    }

    @Test
    @Order(3)
    void an_operator_who_may_neither_replicate_nor_make_schemas_is_told_so() throws Exception {
        staging.execute("blue", "create role clerk login password 'a clerk''s'");
        Path clerks = Files.writeString(
                folder.resolve("clerk.yaml"),
                Files.readString(file).replace("operator: {user: operator,", "operator: {user: clerk,"));

        List<String> obstacles = obstacles(clerks, Map.of("LAB_OPERATOR_PASSWORD", "a clerk's"));
        staging.execute("blue", "drop role clerk");

        assertThat(obstacles)
                .contains(
                        "the operator 'clerk' may not replicate from blue; 'alter role clerk replication', or on RDS grant rds_replication",
                        "the operator 'clerk' may not create schemas in blue; grant create on database shop to it",
                        "the operator 'clerk' may neither publish all tables of blue nor subscribe there; that takes a superuser, or on RDS a member of rds_superuser",
                        "the operator 'clerk' may not end others' sessions on blue; grant pg_signal_backend to it",
                        "the operator 'clerk' may not take the right to connect to blue from others; alter database shop owner to it, or grant its owner's role to it")
                .anyMatch(each -> each.startsWith("green: connect to green:5432/shop as 'clerk'"));
    }

    @Test
    @Order(4)
    void the_operators_own_application_is_loaded_and_nobody_accounts_for_its_writes() throws Exception {
        Path pausing = Files.writeString(
                folder.resolve("pausing.yaml"),
                Files.readString(SCENARIO)
                        .replaceFirst(
                                "(?s)\nrunbook:.*\nexpect:",
                                "\nrunbook:\n  - pause-traffic: {drainWithin: 5s}\n  - resume-traffic: {}\nexpect:"));

        try (OwnPlace own = OwnPlace.make();
                ReferenceApplication shop = staging.shop(folder)) {
            Path hosting = Files.writeString(
                    folder.resolve("hosting.yaml"),
                    Files.readString(file)
                            + "application: {url: \"%s\"}\n"
                                    .formatted(shop.urls().get(0)));
            try (CommandProcess command = staging.rehearse(pausing.toString(), hosting, own, folder)) {
                assertThat(command.exitCode()).as(command.said()).isEqualTo(ExitCode.UNKNOWN.number());
                assertThat(command.said())
                        .contains("availability: PASSED", "an application of your own, of which nobody knows where");
            }
        }
        assertThat(staging.traces("blue").ours()).isEmpty();
        // What it wrote is counted when its sessions end, which PgBouncer keeps.
        staging.execute(
                "blue", "select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = 'application'");
    }

    @Test
    @Order(5)
    void the_runbook_passes_and_leaves_nothing_of_ours_and_the_operators_rows_as_they_were() throws Exception {
        List<String> rows = staging.traces("blue").rows();
        List<String> written = staging.traces("blue").written();

        try (OwnPlace own = OwnPlace.make();
                CommandProcess command = rehearseBySsh(own)) {
            assertThat(command.exitCode()).as(command.said()).isZero();
            assertThat(command.said()).contains("PASSED  Upgrade of PostgreSQL between existing servers");
            assertThat(own.isEmpty()).isTrue();
        }

        assertThat(rows).hasSizeGreaterThan(10);
        assertThat(staging.traces("blue").rows()).isEqualTo(rows);
        assertThat(staging.traces("blue").written()).isEqualTo(written);
        assertThat(staging.traces("green").written()).hasSameSizeAs(written).allMatch(each -> each.endsWith(" 0 0"));
        assertThat(staging.traces("blue").ours()).isEmpty();
        assertThat(staging.traces("green").ours()).isEmpty();
        assertThat(DockerCommand.docker("exec", staging.container("pgbouncer"), "cat", POOLERS_FILE))
                .contains("host=green");
        assertThat(obstacles(file, Map.of()))
                .anyMatch(each -> each.contains("leads to green:5432/shop, not to blue:5432/shop"));
    }

    /** PgBouncer's file is reached as on another machine. */
    private static CommandProcess rehearseBySsh(OwnPlace own) throws Exception {
        SshStandIn ssh = SshStandIn.into(staging.container("pgbouncer"), folder);
        Path described = Files.writeString(
                folder.resolve("by-ssh.yaml"), SshStandIn.described(Files.readString(file), POOLERS_FILE));
        List<String> words = Staging.quickly(List.of("run", scenario(), "--on", described.toString()), folder);
        assertThat(described).content().contains(SshStandIn.DESTINATION).doesNotContain("docker exec");
        return CommandProcess.start(own.path(), folder, words, ssh.with(Staging.PASSWORDS));
    }

    /** With the migrations of the sample estate, since not every machine has a pg_dump for blue. */
    private static String scenario() throws Exception {
        String text = Files.readString(SCENARIO);
        Path ours = folder.resolve(SCENARIO.getFileName());
        Files.writeString(ours, text.replace("with: pg-dump", "with: migrations"));
        return ours.toString();
    }

    private static List<String> obstacles(Path described, Map<String, String> otherwise, Setting... settings)
            throws Exception {
        Map<String, String> variables = new HashMap<>(Staging.PASSWORDS);
        variables.putAll(otherwise);
        ServersProvider provider = ServersFile.provider(described, variables);
        return provider.obstacles(Settings.of(
                ScenarioReader.standard().read(SCENARIO, List.of(settings), provider.name()),
                new RehearsalFolder(folder)));
    }
}
