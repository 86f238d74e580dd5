package dev.rehearsal.time;

import java.time.Duration;

/** A deadline passed. The message says how long it was, what was awaited and what was last seen. */
public final class TimedOutException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TimedOutException(String awaited, Duration allowed, String lastSeen) {
        super("Waited %s for %s; last seen: %s.".formatted(Durations.inWords(allowed), awaited, lastSeen));
    }
}
