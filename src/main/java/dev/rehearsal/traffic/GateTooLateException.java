package dev.rehearsal.traffic;

import dev.rehearsal.time.Late;
import java.time.Duration;

/** A gate could not do what it was asked within the time that it was given. */
public final class GateTooLateException extends GateException implements Late {
    private static final long serialVersionUID = 1;

    private final Duration waited;

    public GateTooLateException(String message, Duration waited) {
        super(message);
        this.waited = waited;
    }

    @Override
    public Duration waited() {
        return waited;
    }
}
