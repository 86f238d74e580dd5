package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Authorities;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.TestAuthority;
import dev.rehearsal.database.Tls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TlsVariablesTest {
    private static final Endpoint SERVER = new Endpoint("blue.example", 5432);

    @TempDir
    private Path home;

    @Test
    void nothing_is_demanded_where_nothing_is_said() {
        assertThat(tls(Map.of())).isEmpty();
        assertThat(tls(Map.of("PGSSLMODE", "prefer"))).isEmpty();
    }

    @Test
    void a_server_is_to_be_verified_by_the_file_that_is_named_and_for_its_own_name() {
        Path file = TestAuthority.make(home, "Shop authority").file();

        assertThat(tls(Map.of("PGSSLMODE", "verify-full", "PGSSLROOTCERT", file.toString())))
                .contains(new Tls(
                        Tls.Mode.VERIFY_FULL, Optional.of(new Authorities(file)), "blue.example", Optional.empty()));
    }

    @Test
    void the_file_that_is_not_named_is_the_one_in_the_home_folder() throws Exception {
        Path usual = Files.createDirectories(home.resolve(".postgresql")).resolve("root.crt");
        Files.copy(TestAuthority.make(home, "Shop authority").file(), usual);

        assertThat(tls(Map.of("PGSSLMODE", "verify-ca")))
                .get()
                .extracting(Tls::authorities)
                .isEqualTo(Optional.of(new Authorities(usual)));
    }

    @Test
    void to_verify_by_nothing_is_refused() {
        assertThatThrownBy(() -> tls(Map.of("PGSSLMODE", "verify-full")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is nothing to verify by; let PGSSLROOTCERT name a file");
    }

    @Test
    void authorities_that_are_no_file_are_refused() {
        assertThatThrownBy(() -> tls(Map.of("PGSSLROOTCERT", "system")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PGSSLROOTCERT is 'system', which is not obeyed here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "verify_full"})
    void a_mode_that_is_not_obeyed_is_refused(String mode) {
        assertThatThrownBy(() -> tls(Map.of("PGSSLMODE", mode)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PGSSLMODE is '%s'".formatted(mode))
                .hasMessageContaining("choose prefer, require, verify-ca or verify-full");
    }

    private Optional<Tls> tls(Map<String, String> environment) {
        return new TlsVariables(environment, home).of(SERVER);
    }
}
