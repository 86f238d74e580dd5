package dev.rehearsal.time;

import java.time.Duration;

/** A deadline passed. The message says how long it was, what was awaited and what was last seen. */
public final class TimedOutException extends RuntimeException implements Late {
    private static final long serialVersionUID = 1;

    private final Duration allowed;

    public TimedOutException(String awaited, Duration allowed, String lastSeen) {
        super("Waited %s for %s; last seen: %s.".formatted(Durations.inWords(allowed), awaited, lastSeen));
        this.allowed = allowed;
    }

    @Override
    public Duration allowed() {
        return allowed;
    }
}
