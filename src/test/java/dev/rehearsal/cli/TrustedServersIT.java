package dev.rehearsal.cli;

import dev.rehearsal.cli.project.OwnPlace;
import dev.rehearsal.cli.project.ServersFile;
import dev.rehearsal.database.TestAuthority;
import dev.rehearsal.environment.existing.ServersProvider;
import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.runner.Settings;
import dev.rehearsal.scenario.ScenarioReader;
import dev.rehearsal.server.containers.NeedsContainers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/** Servers and a gate that show certificates of one authority; the last test is the one after which blue is fenced. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(OrderAnnotation.class)
@NeedsContainers
final class TrustedServersIT {
    private static final Path SCENARIO = Path.of("scenarios", "05-postgres-existing-servers.yaml");
    private static final List<String> SERVERS = List.of("blue", "green");

    @TempDir
    private static Path folder;

    private static Staging staging;
    private static StagedCertificates certificates;
    private static TestAuthority shop;
    private static TestAuthority other;

    @BeforeAll
    static void start() throws Exception {
        shop = TestAuthority.make(folder, "Shop authority");
        other = TestAuthority.make(folder, "Other authority");
        staging = Staging.start();
        certificates = new StagedCertificates(staging);
        for (String role : SERVERS) {
            certificates.onServer(role, shop.issue(role, "dns:" + role, TestAuthority.VALID));
            certificates.known(role, shop.file());
        }
        certificates.onGate(shop.issue("pgbouncer", "dns:pgbouncer", TestAuthority.VALID));
    }

    @AfterAll
    static void end() throws Exception {
        if (staging != null) {
            staging.close();
        }
    }

    @Test
    @Order(1)
    void servers_and_gate_of_the_right_names_are_believed_through_tunnels() throws Exception {
        Path file = verifying(shop.file(), StagedCertificates.AUTHORITIES);

        await().untilAsserted(() -> assertThat(obstacles(file)).isEmpty());
    }

    @Test
    @Order(2)
    void whatever_another_authority_issued_is_refused_by_everything_that_connects() throws Exception {
        String said = String.join("\n", obstacles(verifying(other.file(), StagedCertificates.AUTHORITIES)));

        assertThat(said)
                .contains("blue: connect to blue:5432/shop as 'operator' → SSL error: nobody in " + other.file())
                .contains("green: connect to green:5432/shop as 'operator' → SSL error: nobody in " + other.file())
                .contains("the gate: tell the console of PgBouncer", "vouches for its certificate, of 'CN=pgbouncer'")
                .contains("the application: connect to pgbouncer:6432/shop as 'application' → SSL error: nobody in ")
                .doesNotContain("jdbc:", "the operator's", "the application's", "the console's");
    }

    @Test
    @Order(3)
    void wrong_names_are_refused_with_those_that_the_certificates_bear() throws Exception {
        Path file = Files.writeString(
                folder.resolve("renamed.yaml"),
                Files.readString(verifying(shop.file(), StagedCertificates.AUTHORITIES))
                        .replace("\"green:5432\"", "\"verdant:5432\"")
                        .replace("\"pgbouncer:6432\"", "\"pooler:6432\""));

        assertThat(String.join("\n", obstacles(file)))
                .contains("green: connect to verdant:5432/shop", "for 'green', not for 'verdant'")
                .contains("the gate: ", "for 'pgbouncer', not for 'pooler'")
                .doesNotContain("blue: ");
    }

    @Test
    @Order(4)
    void an_expired_certificate_is_told_since_when() throws Exception {
        Path file = verifying(shop.file(), StagedCertificates.AUTHORITIES);
        certificates.onServer("green", shop.issue("late", "dns:green", TestAuthority.EXPIRED));

        await().untilAsserted(() -> assertThat(obstacles(file))
                .singleElement()
                .asString()
                .contains("green: ", "its certificate, of 'CN=late', expired on "));

        certificates.onServer("green", shop.issue("renewed", "dns:green", TestAuthority.VALID));
        await().untilAsserted(() -> assertThat(obstacles(file)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verify-full | verify-full: issued by an authority of %s, for 'blue'.",
                "require     | require, which with a rootCert is verify-ca: issued by an authority of %s, for whatever name."
            })
    @Order(5)
    void a_plan_says_what_is_verified_and_is_blocked_where_a_subscriber_cannot_verify(String mode, String inWords)
            throws Exception {
        Path file = Files.writeString(
                folder.resolve("unverified.yaml"),
                Files.readString(staging.file(folder))
                        .replace(
                                "\"blue:5432\"",
                                "\"blue:5432\", tls: {mode: %s, rootCert: %s}".formatted(mode, shop.file()))
                        .replace(
                                "\"green:5432\"",
                                "\"green:5432\", tls: {mode: verify-ca, rootCert: %s, rootCertOnServers: /tmp/none.crt}"
                                        .formatted(shop.file())));

        try (OwnPlace own = OwnPlace.make();
                CommandProcess plan = CommandProcess.start(
                        own.path(), folder, List.of("plan", scenario(), "--on", file.toString()), Staging.PASSWORDS)) {
            assertThat(plan.exitCode()).as(plan.said()).isEqualTo(ExitCode.FAILED.number());
            assertThat(plan.said())
                    .contains("TLS wanted of blue: " + inWords.formatted(shop.file()))
                    .contains("TLS wanted of green: verify-ca: issued by an authority of %s, for whatever name."
                            .formatted(shop.file()))
                    .contains("TLS wanted of PgBouncer: TLS where it is offered, and any certificate is taken.")
                    .contains(
                            "BLOCKED  have green verify blue by %s → the rootCert lies on this machine".formatted(mode))
                    .contains("BLOCKED  have blue verify green by verify-ca → its machine has no file '/tmp/none.crt'");
        }
    }

    @Test
    @Order(6)
    void a_whole_runbook_passes_where_everything_is_verified() throws Exception {
        boolean isPossible = Shell.run("pg_dump --version").hasSucceeded();
        if (!NeedsContainers.Condition.isRequired()) {
            assumeThat(isPossible).as("PostgreSQL's client programs are here").isTrue();
        }
        Path file = verifying(shop.file(), StagedCertificates.AUTHORITIES);

        try (OwnPlace own = OwnPlace.make();
                CommandProcess command = staging.rehearse(scenario(), file, own, folder)) {
            assertThat(command.exitCode()).as(command.said()).isZero();
            assertThat(command.said())
                    .contains("TLS wanted of PgBouncer: verify-full: issued by an authority of %s, for 'pgbouncer'."
                            .formatted(shop.file()))
                    .contains("PASSED  Upgrade of PostgreSQL between existing servers");
        }
    }

    /** With a look, by psql, at how the subscriber and psql itself are connected to blue. */
    private static String scenario() throws IOException {
        String looking = """
                  - run-command:
                      command: >-
                        test "$(env PGHOST=$BLUE_PGHOST PGHOSTADDR=$BLUE_PGHOSTADDR PGPORT=$BLUE_PGPORT PGUSER=$BLUE_PGUSER
                        PGPASSWORD="$BLUE_PGPASSWORD" PGDATABASE=$BLUE_PGDATABASE PGSSLMODE=$BLUE_PGSSLMODE
                        PGSSLROOTCERT=$BLUE_PGSSLROOTCERT psql -qAt -c "select bool_and(ssl) from pg_stat_ssl
                        join pg_stat_activity using (pid) where pid = pg_backend_pid() or backend_type = 'walsender'")" = t
                      undo: "true"
                  - wait-for-initial-copy""";
        return Files.writeString(
                        folder.resolve(SCENARIO.getFileName()),
                        Files.readString(SCENARIO)
                                .replace(
                                        "  - wait-for-initial-copy",
                                        looking.indent(2).stripTrailing()))
                .toString();
    }

    private static Path verifying(Path authority, String there) throws Exception {
        String tls = "kind: servers\ntls: {mode: verify-full, rootCert: %s, rootCertOnServers: %s}"
                .formatted(authority, there);
        return Files.writeString(
                folder.resolve("verifying.yaml"),
                Files.readString(staging.file(folder)).replace("kind: servers", tls));
    }

    private static List<String> obstacles(Path described) throws Exception {
        ServersProvider provider = ServersFile.provider(described, Staging.PASSWORDS);
        return provider.obstacles(Settings.of(
                ScenarioReader.standard().read(SCENARIO, List.of(), provider.name()), new RehearsalFolder(folder)));
    }
}
