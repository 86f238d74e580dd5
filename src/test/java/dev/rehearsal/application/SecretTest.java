package dev.rehearsal.application;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecretTest {
    private static final Address WRITER = new Address(new Endpoint("blue.example", 5432), "shop");
    private static final Address READER = new Address(new Endpoint("blue-ro.example", 5433), "shop");
    private static final Credentials LOGIN = new Credentials("application", "a\"b\\c#é");

    @TempDir
    private Path folder;

    @Test
    void what_is_written_is_read() throws IOException {
        Secret secret = new Secret(folder.resolve("secret.json"));
        Secret.Contents contents = Secret.Contents.of(new Connections(WRITER, Optional.of(READER)), LOGIN);

        secret.write(contents);

        assertThat(secret.read()).isEqualTo(contents);
        assertThat(secret.read().connections()).isEqualTo(new Connections(WRITER, Optional.of(READER)));
    }

    @Test
    void what_is_written_later_takes_the_place_of_all_before() throws IOException {
        Secret secret = new Secret(folder.resolve("secret.json"));
        secret.write(Secret.Contents.of(new Connections(WRITER, Optional.of(READER)), LOGIN));

        secret.write(Secret.Contents.of(new Connections(READER), LOGIN));

        assertThat(secret.read().connections()).isEqualTo(new Connections(READER));
    }

    @Test
    void nobody_else_may_read_it_and_nothing_else_is_left_behind() throws IOException {
        Secret secret = new Secret(folder.resolve("secret.json"));

        secret.write(Secret.Contents.of(new Connections(WRITER), LOGIN));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret.file())))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files.toList()).isEqualTo(List.of(secret.file()));
        }
    }

    @Test
    void what_is_told_of_it_holds_no_password() {
        Secret.Contents contents = Secret.Contents.of(new Connections(WRITER, Optional.of(READER)), LOGIN);

        assertThat(contents.toString()).doesNotContain(LOGIN.password());
        assertThat(contents.connections())
                .hasToString("writer blue.example:5432/shop, readers blue-ro.example:5433/shop");
        assertThat(new Connections(WRITER)).hasToString("writer blue.example:5432/shop, no readers");
    }
}
