package dev.rehearsal.check.availability;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The request log's unit of time, microseconds since the epoch, and the rest of the project's. */
final class Micros {
    static final double PER_SECOND = 1e6;

    private Micros() {}

    static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static long of(Duration duration) {
        return duration.toNanos() / 1000;
    }

    static Duration duration(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
