package dev.rehearsal.scenario;

import dev.rehearsal.step.Default;
import dev.rehearsal.step.Says;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The application under load.
 *
 * @param url the user's own application; empty for the reference application
 * @param instances how many processes of the reference application
 * @param port of the first instance, the next ones counting up; 0 for any free ones
 * @param prepareThreshold after how many executions a statement is prepared on the server, 0 for never
 * @param retryFor how long the application goes on trying before it answers with an error
 */
public record ApplicationSpec(
        @Says("where your own application answers; without it, the reference application is started")
        Optional<URI> url,

        @Says("how many processes of the reference application") @Default("2") @Range(from = 1, to = 16)
        int instances,

        @Says("port of the first instance, the next ones counting up; 0 for any free ones")
        @Default("0")
        @Range(from = 0, to = 65535)
        int port,

        @Says(
                "after how many executions the reference application's driver prepares a statement on the server; 0 for never, as a PgBouncer that keeps no prepared statements needs it")
        @Default("1")
        @Range(from = 0, to = 1000)
        int prepareThreshold,

        @Says("how long the application goes on trying before it answers with an error") @Default("10s")
        Duration retryFor) {}
