package dev.rehearsal.time;

import java.time.Duration;

/** A deadline passed. The message says how long it was, what was awaited and what was last seen. */
public final class TimedOutException extends RuntimeException implements Late {
    private static final long serialVersionUID = 1;

    private final Duration waited;

    /** Of a limit that was given for this wait alone. */
    public TimedOutException(String awaited, Duration allowed, String lastSeen) {
        this(awaited, allowed, allowed, lastSeen);
    }

    /** @param waited how long of what was allowed, which may have begun before */
    public TimedOutException(String awaited, Duration allowed, Duration waited, String lastSeen) {
        super("Waited %s for %s; last seen: %s.".formatted(Durations.inWords(allowed), awaited, lastSeen));
        this.waited = waited;
    }

    @Override
    public Duration waited() {
        return waited;
    }
}
