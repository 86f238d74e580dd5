package dev.rehearsal.requests;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Microseconds, as the logs count time: since the epoch for moments, plain for lengths. */
public final class Micros {
    public static final double PER_SECOND = 1e6;

    private Micros() {}

    public static long now() {
        return at(Instant.now());
    }

    public static long now(Clock clock) {
        return at(clock.instant());
    }

    public static long at(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    public static long of(Duration duration) {
        return duration.toNanos() / 1000;
    }

    public static Duration duration(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
