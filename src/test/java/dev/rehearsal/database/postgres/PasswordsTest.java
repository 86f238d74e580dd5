package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.DatabaseUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PasswordsTest {
    private static final DatabaseUrl SHOP =
            DatabaseUrl.parse("postgresql://ann@db.example/shop", List.of(new PostgresDialect().scheme()));

    /** The driver's own name for what the environment calls PGPASSFILE. */
    private static final String PASSWORD_FILE = "org.postgresql.pgpassfile";

    @TempDir
    Path folder;

    @Test
    void a_file_of_its_own_comes_before_the_environment() throws Exception {
        Path own = Files.writeString(folder.resolve("own"), "from the file\nnot this\n");

        assertThat(new Passwords(Map.of("PGPASSWORD", "from the environment"))
                        .login(SHOP, Optional.of(own))
                        .password())
                .isEqualTo("from the file");
    }

    @Test
    void the_environment_comes_next() {
        assertThat(new Passwords(Map.of("PGPASSWORD", "from the environment")).login(SHOP, Optional.empty()))
                .isEqualTo(new Credentials("ann", "from the environment"));
    }

    @Test
    void a_password_file_is_looked_up_last() throws Exception {
        Path file = Files.writeString(folder.resolve("pgpass"), """
                db.example:5432:other:ann:wrong
                db.example:5432:shop:ann:from the password file
                """);
        System.setProperty(PASSWORD_FILE, file.toString());
        try {
            assertThat(new Passwords(Map.of()).login(SHOP, Optional.empty()).password())
                    .isEqualTo("from the password file");
        } finally {
            System.clearProperty(PASSWORD_FILE);
        }
    }

    @Test
    void a_file_that_holds_none_is_refused_by_name() throws Exception {
        Path missing = folder.resolve("missing");
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        Passwords passwords = new Passwords(Map.of());

        assertThatThrownBy(() -> passwords.login(SHOP, Optional.of(missing)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(missing.toString());
        assertThatThrownBy(() -> passwords.login(SHOP, Optional.of(empty)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is empty");
    }
}
