package dev.rehearsal.time;

import java.time.Duration;

/** The moment by which something must be done, on the machine's monotonic clock. Immutable. */
public final class Deadline {
    private final long start;
    private final Duration allowed;

    private Deadline(long start, Duration allowed) {
        this.start = start;
        this.allowed = allowed;
    }

    public static Deadline after(Duration allowed) {
        return new Deadline(System.nanoTime(), allowed);
    }

    /** The earlier of this deadline and one that starts now. */
    public Deadline butAtMost(Duration other) {
        return left().compareTo(other) <= 0 ? this : after(other);
    }

    /** What remains; zero when it has passed. */
    public Duration left() {
        Duration left = allowed.minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    public Duration allowed() {
        return allowed;
    }

    public boolean hasPassed() {
        return left().isZero();
    }
}
