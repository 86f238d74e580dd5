package dev.rehearsal.scenario;

import dev.rehearsal.database.Endpoint;
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

    private Path labWith(String other, String inPlaceOf) throws IOException {
        return Files.writeString(
                folder.resolve("changed.yaml"), Files.readString(LAB).replace(inPlaceOf, other));
    }
}
