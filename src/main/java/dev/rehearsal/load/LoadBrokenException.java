package dev.rehearsal.load;

/** The load could not be started, or its process ended by itself. The message holds what the process said last. */
public final class LoadBrokenException extends Exception {
    private static final long serialVersionUID = 1;

    LoadBrokenException(String message) {
        super(message);
    }
}
