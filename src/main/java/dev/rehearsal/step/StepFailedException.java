package dev.rehearsal.step;

/** A step's action was refused or could not be completed. The message says: attempted, found, what to do. */
public final class StepFailedException extends Exception {
    private static final long serialVersionUID = 1;

    public StepFailedException(String attempted, String found, String advice) {
        super("%s → %s → %s".formatted(attempted, found, advice));
    }

    public StepFailedException(String attempted, String found, String advice, Throwable cause) {
        super("%s → %s → %s".formatted(attempted, found, advice), cause);
    }
}
