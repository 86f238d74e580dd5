package dev.rehearsal.application;

import dev.rehearsal.database.Authorities;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Tls;
import dev.rehearsal.database.Trust;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ApplicationSettingsTest {
    @Test
    void what_is_written_is_read_and_nothing_beyond_it() throws IOException {
        ApplicationSettings settings = new ApplicationSettings(
                "application-1",
                Engine.POSTGRES,
                new Secret(Path.of("/somewhere/a secret.json")),
                new Trust(Map.of(
                        new Endpoint("127.0.0.1", 15432),
                        new Tls(
                                Tls.Mode.VERIFY_FULL,
                                Optional.of(new Authorities(Path.of("/some where/root.crt"))),
                                "db.internal",
                                Optional.empty()),
                        new Endpoint("pooler", 6432),
                        Tls.requiring("pooler"))),
                5,
                Tables.CANARY,
                Duration.ofSeconds(10),
                Duration.ofSeconds(60));
        BufferedReader input = new BufferedReader(new StringReader(settings.written() + "rest"));

        ApplicationSettings read = ApplicationSettings.read(input);

        assertThat(read).isEqualTo(settings);
        assertThat(input.readLine()).isEqualTo("rest");
    }

    @Test
    void what_an_instance_says_of_its_ports_is_understood() {
        Ready ready = new Ready(8080, 8081);

        assertThat(Ready.parse(ready.toString())).contains(ready);
        assertThat(Ready.parse("ready")).isEmpty();
    }
}
