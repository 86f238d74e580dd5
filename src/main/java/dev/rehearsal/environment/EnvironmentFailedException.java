package dev.rehearsal.environment;

/** An environment could not be opened. The message says: attempted, found, what to do. */
public final class EnvironmentFailedException extends Exception {
    private static final long serialVersionUID = 1;

    public EnvironmentFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
