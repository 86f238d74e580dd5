package dev.rehearsal.runner;

import dev.rehearsal.database.Sql;
import dev.rehearsal.environment.Environment;
import java.time.Duration;
import java.util.function.Supplier;

/** Opens connections, as the operator, that nobody else uses. Whoever asks for one closes it. */
record OwnConnections(Environment environment) {
    /** For a connection that may be wanted while clients wait. */
    private static final Duration SOON = Duration.ofSeconds(3);

    Supplier<Sql> of(String role) {
        return () -> environment.connector().openAlone(environment.servers().address(role), environment.operator());
    }

    /** Opens connections that give up where a server hangs. */
    Supplier<Sql> soon(String role) {
        return () ->
                environment.connector().openAlone(environment.servers().address(role), environment.operator(), SOON);
    }
}
