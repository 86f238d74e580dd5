package dev.rehearsal.runner;

import java.time.Duration;
import java.util.Optional;

/**
 * How long an action is expected to take while clients are held.
 *
 * @param duration without waiting for others; zero for what is done before or after; empty where nobody can tell
 * @param waitsAtMost how long it may wait for the work of others besides
 * @param basis what the duration is based on, in words
 */
public record Forecast(Optional<Duration> duration, Duration waitsAtMost, String basis) {
    static final Forecast UNKNOWN = new Forecast(Optional.empty(), Duration.ZERO, "nobody here can tell");
}
