package dev.rehearsal.scenario;

import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.TestAuthority;
import dev.rehearsal.database.Tls;
import dev.rehearsal.database.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EnvironmentReaderTest {
    private static final Path LAB = Path.of("scenarios", "environments", "lab.yaml");

    @TempDir
    private Path folder;

    @Test
    void the_lab_is_read() throws Exception {
        EnvironmentFile lab = EnvironmentReader.read(LAB);

        assertThat(lab.servers().blue().endpoint()).isEqualTo(new Endpoint("blue", 5432));
        assertThat(lab.tunnels().green()).contains(new Endpoint("127.0.0.1", 17432));
        assertThat(lab.operator().password().env()).contains("LAB_OPERATOR_PASSWORD");
        assertThat(lab.gate().orElseThrow().files().commands()).isPresent();
        assertThat(lab.application()).isEmpty();
    }

    @Test
    void every_mistake_is_told_at_once_with_its_line_and_what_could_stand_there() throws Exception {
        Path file = Files.writeString(folder.resolve("staging.yaml"), """
                kind: server
                servers:
                  blue: {endpoint: blue, database: shop}
                operator: {user: operator, password: {env: A, file: b}}
                gate:
                  kind: pgbouncer
                  database: shop
                  console: {endpoint: "127.0.0.1:99999", login: {user: console, password: {}}}
                  files: {ssh: operator@pooler}
                application: {url: nowhere, redeploi: x}
                """);

        assertThatThrownBy(() -> EnvironmentReader.read(file))
                .isInstanceOf(InvalidScenarioException.class)
                .hasMessageContaining("line 1: 'server' is no ")
                .hasMessageContaining("line 3: 'blue' is no address; write host and port")
                .hasMessageContaining("line 3: servers says no 'green'")
                .hasMessageContaining("line 4: the password is in 'env' or in 'file'; say one of them, and one only")
                .hasMessageContaining("line 8: '127.0.0.1:99999' is no address")
                .hasMessageContaining("line 8: the password is in 'env' or in 'file'")
                .hasMessageContaining("line 9: 'ssh' and 'path' belong together")
                .hasMessageContaining("line 10: 'nowhere' is no URL")
                .hasMessageContaining("'redeploi' is no setting of hosted; did you mean 'redeploy'?");
    }

    @Test
    void a_password_itself_has_no_place_in_it() throws Exception {
        Path file = labWith("clear-as-day", "{env: LAB_OPERATOR_PASSWORD}");

        assertThatThrownBy(() -> EnvironmentReader.read(file))
                .isInstanceOf(InvalidScenarioException.class)
                .hasMessageContaining("expected the settings of password, found a single value")
                .hasMessageNotContaining("clear-as-day");
    }

    @Test
    void an_application_that_logs_in_as_the_operator_is_told_since_no_fence_would_keep_it_out() throws Exception {
        Path file = labWith("- {user: operator,", "- {user: application,");

        assertThatThrownBy(() -> EnvironmentReader.read(file))
                .isInstanceOf(InvalidScenarioException.class)
                .hasMessageContaining("'operator' is the operator's login and one of 'logins'");
    }

    @Test
    void mistakes_in_what_servers_have_to_show_are_told_at_once() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.crt"), "nothing\n");
        Path file = Files.writeString(
                folder.resolve("tls.yaml"),
                Files.readString(LAB)
                        .replaceFirst(
                                "blue: \\{endpoint: \"blue:5432\"",
                                "blue: {tls: {mode: verify, rootCert: %s/none.crt}, endpoint: \"blue:5432\""
                                        .formatted(folder))
                        .replaceFirst(
                                "green: \\{endpoint: \"green:5432\"",
                                "green: {tls: {mode: verify-ca, rootCert: %s}, endpoint: \"green:5432\""
                                        .formatted(empty))
                        .replaceFirst("kind: pgbouncer", "kind: pgbouncer\n  tls: {mode: verify-full}"));

        assertThatThrownBy(() -> EnvironmentReader.read(file))
                .isInstanceOf(InvalidScenarioException.class)
                .hasMessageContaining("line 13: 'verify' is no mode of TLS")
                .hasMessageContaining("require, verify-ca, verify-full")
                .hasMessageContaining(
                        "line 13: certificates of authorities cannot be read from %s/none.crt".formatted(folder))
                .hasMessageContaining("line 14: %s holds no certificate".formatted(empty))
                .hasMessageContaining("mode verify-full has no 'rootCert'");
    }

    @Test
    void what_is_said_of_one_server_counts_more_than_what_is_said_of_all() throws Exception {
        Trust trust = EnvironmentReader.read(labWith(
                        "kind: servers\ntls: {mode: verify-full, rootCert: %s}\nservers:\n  blue: {tls: {mode: require}, "
                                .formatted(TestAuthority.make(folder, "Shop authority")
                                        .file()),
                        "kind: servers\n\nservers:\n  blue: {"))
                .trust();

        assertThat(trust.of(new Endpoint("blue", 5432))).contains(Tls.requiring("blue"));
        assertThat(trust.of(new Endpoint("green", 5432)))
                .get()
                .hasToString(
                        "verify-full: issued by an authority of %s/Shop-authority.crt, for 'green'".formatted(folder));
        assertThat(trust.of(new Endpoint("pgbouncer", 6432))).map(Tls::name).contains("pgbouncer");
    }

    @Test
    void nothing_said_is_any_certificate() throws Exception {
        assertThat(EnvironmentReader.read(LAB).trust()).isEqualTo(Trust.ANY);
    }

    private Path labWith(String other, String inPlaceOf) throws IOException {
        return Files.writeString(
                folder.resolve("changed.yaml"), Files.readString(LAB).replace(inPlaceOf, other));
    }
}
