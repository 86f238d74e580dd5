package dev.rehearsal.traffic;

/** A gate could not do what it was asked. The message says: attempted, found, what to do. */
public class GateException extends Exception {
    private static final long serialVersionUID = 1;

    public GateException(String message) {
        super(message);
    }

    public GateException(String message, Throwable cause) {
        super(message, cause);
    }
}
