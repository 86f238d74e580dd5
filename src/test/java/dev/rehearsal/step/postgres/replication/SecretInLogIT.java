package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The password of a subscription reaches no log, whether subscribing succeeds or fails. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecretInLogIT {
    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    @Test
    void the_password_is_in_no_server_log_after_success_and_after_failure() throws Exception {
        StepContext context = twins.context().build();
        twins.onBoth("create table orders (id bigint primary key)");
        new CreatePublication("blue", "upgrade").execute(context);
        subscription(twins.name()).execute(context);
        twins.onBlue("create table missing_on_green (id bigint primary key)");

        StepFailedException failure = catchThrowableOfType(
                StepFailedException.class,
                () -> subscription(twins.name() + "_second").execute(context));
        assertThatThrownBy(() -> twins.onGreen("select 1 / 0 as canary"));

        assertThat(failure).hasMessageContaining("missing_on_green").hasMessageNotContaining(password());
        assertThat(linesWith("canary")).isNotEmpty();
        assertThat(linesWith(password())).isEmpty();
    }

    private static CreateSubscription subscription(String name) {
        return new CreateSubscription("green", "blue", name, "upgrade", Duration.ofSeconds(30));
    }

    private String password() {
        Credentials operator = twins.account().operator();
        return operator.password();
    }

    private List<String> linesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(twins.account().work().path())) {
            return files.filter(file -> file.toString().endsWith("log"))
                    .filter(Files::isRegularFile)
                    .flatMap(SecretInLogIT::lines)
                    .filter(line -> line.contains(text))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
