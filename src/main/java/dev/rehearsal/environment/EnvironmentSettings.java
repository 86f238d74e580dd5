package dev.rehearsal.environment;

import dev.rehearsal.step.Servers.Spec;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a scenario asks of an environment.
 *
 * @param gate the kind that is wanted, as scenarios write it
 * @param folder the rehearsal's folder, for logs
 * @param keptFree bytes of every disk that must still be free while the rehearsal runs
 */
public record EnvironmentSettings(
        Blue blue, Spec green, Sample sample, Application application, String gate, Path folder, long keptFree) {
    /**
     * The server that production runs on.
     *
     * @param followers how many read replicas it has, or readers if it is a cluster
     * @param port it listens on, 0 for any free one
     */
    public record Blue(Spec spec, int followers, int port) {}

    /** The sample data: rows in the largest table, and the generator's seed. */
    public record Sample(long rows, long seed) {}

    /**
     * The application under load.
     *
     * @param url the user's own application; empty for the reference application
     * @param port of the first instance, 0 for any free ones
     * @param prepareThreshold after how many executions a statement is prepared on the server, 0 for never
     * @param isRedeployed whether the runbook says what the application is connected to: it begins at blue itself then,
     *     not behind a gate with an address of its own
     */
    public record Application(
            Optional<URI> url,
            int instances,
            int port,
            int prepareThreshold,
            Duration retryFor,
            boolean isRedeployed) {}
}
