package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Engine;
import dev.rehearsal.step.Servers.Spec;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.TestContext;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OwnCommandTest {
    private static final Spec POSTGRES = new Spec(Engine.POSTGRES, "17", "db.m6g.large");

    private final StepContext context = new TestContext()
            .server("blue", new Address(new Endpoint("blue.internal", 5432), "shop"), POSTGRES)
            .server("green", new Address(new Endpoint("green.internal", 5432), "shop"), POSTGRES)
            .operator(new Credentials("operator", "operators-secret"))
            .build();

    private static OwnCommand command(String line) {
        return new OwnCommand("blue", "green", Optional.of(line));
    }

    @Test
    void a_password_in_the_command_is_not_planned() {
        assertThat(command("PGPASSWORD=\"other\" psql postgresql://me:another@host/shop")
                        .actions(context))
                .singleElement()
                .hasToString("COMMAND green: PGPASSWORD=*** psql postgresql://me:***@host/shop");
    }

    @Test
    void a_failure_shows_what_was_written_and_no_password() {
        assertThatThrownBy(() -> command("PASSWORD=other; echo \"no entry: $GREEN_PGPASSWORD\" >&2; exit 3")
                        .apply(context))
                .isInstanceOf(StepFailedException.class)
                .hasMessage("run 'PASSWORD=*** echo \"no entry: $GREEN_PGPASSWORD\" >&2; exit 3'"
                        + " → exit code 3: no entry: *** → mend the command");
    }
}
