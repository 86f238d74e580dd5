package dev.rehearsal.database;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AuthoritiesTest {
    @TempDir
    private Path folder;

    @Test
    void a_file_may_hold_several_and_words_between_them() throws Exception {
        TestAuthority authority = TestAuthority.make(folder, "Shop authority");
        String one = Files.readString(authority.file());
        Path bundle = Files.writeString(folder.resolve("bundle.pem"), "The first:\n" + one + "\nThe second:\n" + one);

        assertThat(Authorities.in(bundle).certificates()).hasSize(2);
    }

    @Test
    void a_file_that_is_not_there_or_holds_none_is_refused() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "none yet\n");
        TestAuthority.Issued issued =
                TestAuthority.make(folder, "Shop authority").issue("blue");
        Path key = Files.writeString(folder.resolve("key.pem"), issued.key());

        assertThatThrownBy(() -> Authorities.in(folder.resolve("none.pem")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "cannot be read from %s/none.pem, which is not there; make it a file that you may read"
                                .formatted(folder));
        assertThatThrownBy(() -> Authorities.in(empty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("%s holds no certificate".formatted(empty));
        assertThatThrownBy(() -> Authorities.in(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("%s holds no certificate that can be read".formatted(key));
    }
}
