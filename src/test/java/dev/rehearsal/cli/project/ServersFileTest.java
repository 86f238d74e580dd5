package dev.rehearsal.cli.project;

import dev.rehearsal.cli.doctor.Check;
import dev.rehearsal.cli.doctor.ServersChecks;
import dev.rehearsal.database.TestAuthority;
import dev.rehearsal.environment.existing.ServersProvider;
import dev.rehearsal.runner.Settings;
import dev.rehearsal.scenario.ScenarioReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ServersFileTest {
    private static final Path LAB = Path.of("scenarios", "environments", "lab.yaml");
    private static final Map<String, String> PASSWORDS = Map.of(
            "LAB_OPERATOR_PASSWORD", "first", "LAB_APPLICATION_PASSWORD", "second", "LAB_CONSOLE_PASSWORD", "third");

    @TempDir
    private Path folder;

    @Test
    void a_file_is_told_from_the_name_of_an_environment() {
        assertThat(ServersFile.isMeantBy("scenarios/environments/lab.yaml")).isTrue();
        assertThat(ServersFile.isMeantBy("lab.yml")).isTrue();
        assertThat(ServersFile.isMeantBy("embedded")).isFalse();
    }

    @Test
    void every_password_that_is_missing_is_told_at_once_by_its_place() throws Exception {
        Path file = Files.writeString(
                folder.resolve("staging.yaml"),
                Files.readString(LAB).replace("{env: LAB_CONSOLE_PASSWORD}", "{file: " + folder + "/none}"));

        assertThatThrownBy(() -> ServersFile.provider(file, Map.of("LAB_OPERATOR_PASSWORD", "first")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "that of 'application' is not in the environment; export LAB_APPLICATION_PASSWORD")
                .hasMessageContaining("that of 'console' cannot be read from " + folder + "/none")
                .hasMessageNotContaining("first");
    }

    @Test
    void orders_may_go_by_signal() throws Exception {
        Path file = Files.writeString(
                folder.resolve("signals.yaml"),
                Files.readString(LAB).replace("  # signal: docker", "  signal: docker"));

        assertThat(file).content().contains("\n  signal: docker kill");
        assertThat(refusals(ServersFile.provider(file, PASSWORDS), "05-postgres-existing-servers.yaml"))
                .isEmpty();
    }

    @Test
    void a_file_that_is_not_there_is_told_with_an_example() {
        assertThatThrownBy(() -> ServersFile.provider(folder.resolve("none.yaml"), Map.of()))
                .hasMessageContaining("none.yaml to describe an environment; see scenarios/environments/lab.yaml");
    }

    @Test
    void runbooks_that_need_what_these_servers_do_not_have_are_refused_before_anything_is_touched() throws Exception {
        ServersProvider lab = ServersFile.provider(LAB, PASSWORDS);

        assertThat(refusals(lab, "05-postgres-existing-servers.yaml")).isEmpty();
        assertThat(refusals(lab, "01-postgres-logical-replication.yaml"))
                .singleElement()
                .asString()
                .startsWith("steps of its runbook call the RDS API, which servers that exist already do not have");
    }

    @Test
    void a_runbook_for_pgbouncer_needs_one_in_the_file() throws Exception {
        String text = Files.readString(LAB);
        String without = text.substring(0, text.indexOf("gate:")) + text.substring(text.indexOf("# Not said here"));
        Path file = Files.writeString(folder.resolve("gateless.yaml"), without);

        assertThat(refusals(ServersFile.provider(file, PASSWORDS), "05-postgres-existing-servers.yaml"))
                .containsExactly("it has no PgBouncer; describe yours under 'gate:' of " + file);
    }

    @Test
    void a_file_that_no_scenario_fits_is_told_by_doctor() throws Exception {
        String text = Files.readString(LAB);
        String without = text.substring(0, text.indexOf("gate:")) + text.substring(text.indexOf("# Not said here"));
        Path file = Files.writeString(folder.resolve("unfit.yaml"), without);

        List<Check> checks = new ServersChecks(Project.here(), ServersFile.provider(file, PASSWORDS)).all();

        assertThat(checks).filteredOn(Check::isMissing).hasSize(1);
    }

    @Test
    void doctor_says_how_far_each_is_believed() throws Exception {
        Path authority = TestAuthority.make(folder, "Shop authority").file();
        Path file = Files.writeString(
                folder.resolve("verified.yaml"),
                Files.readString(LAB)
                        .replace(
                                "blue: {endpoint: \"blue:5432\", database: shop}",
                                "blue: {endpoint: \"blue:5432\", database: shop, tls: {mode: verify-full, rootCert: %s}}"
                                        .formatted(authority))
                        .replace("  kind: pgbouncer", "  kind: pgbouncer\n  tls: {mode: require}"));

        List<Check> checks = new ServersChecks(Project.here(), ServersFile.provider(file, PASSWORDS)).all();

        assertThat(checks)
                .extracting(Check::what, Check::found, Check::isFine)
                .contains(
                        tuple(
                                "TLS wanted of blue",
                                "verify-full: issued by an authority of %s, for 'blue'".formatted(authority),
                                true),
                        tuple("TLS wanted of green", "TLS where it is offered, and any certificate is taken", false),
                        tuple("TLS wanted of PgBouncer", "require: encrypted, but any certificate is taken", false));
    }

    private static List<String> refusals(ServersProvider provider, String scenario) throws Exception {
        return provider.refusals(Settings.wanted(ScenarioReader.standard()
                .read(Path.of("scenarios", scenario), List.of(), provider.name())
                .needs()));
    }
}
