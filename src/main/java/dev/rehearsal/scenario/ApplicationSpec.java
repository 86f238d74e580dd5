package dev.rehearsal.scenario;

import java.time.Duration;
import java.util.Optional;

/**
 * The application under load.
 *
 * @param url the user's own application; empty for the reference application
 * @param instances how many processes of the reference application
 * @param port of the first instance, the next ones counting up; 0 for any free ones
 * @param retryFor how long the application goes on trying before it answers with an error
 */
public record ApplicationSpec(Optional<String> url, int instances, int port, Duration retryFor) {}
