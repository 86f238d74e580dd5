package dev.rehearsal.traffic;

/**
 * The application could not be deployed as asked, or did not say how it is. The message says: attempted, found, what to
 * do.
 */
public final class DeploymentException extends Exception {
    private static final long serialVersionUID = 1;

    public DeploymentException(String message) {
        super(message);
    }

    public DeploymentException(String message, Throwable cause) {
        super(message, cause);
    }
}
