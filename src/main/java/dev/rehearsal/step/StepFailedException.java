package dev.rehearsal.step;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A step's action was refused or could not be completed. The message says: attempted, found, what to do. */
public final class StepFailedException extends Exception {
    private static final long serialVersionUID = 1;

    private final String logOf;

    public StepFailedException(String attempted, String found, String advice) {
        this("%s → %s → %s".formatted(attempted, found, advice), null, Optional.empty());
    }

    public StepFailedException(String attempted, String found, String advice, Throwable cause) {
        this("%s → %s → %s".formatted(attempted, found, advice), cause, Optional.empty());
    }

    private StepFailedException(String message, @Nullable Throwable cause, Optional<String> logOf) {
        super(message, cause);
        this.logOf = logOf.orElse("");
    }

    /** This failure, where the log of a role's server tells why. It is read when no client is held any more. */
    public StepFailedException toldInLogOf(String role) {
        return new StepFailedException(String.valueOf(getMessage()), getCause(), Optional.of(role));
    }

    /** The role whose server's log tells why; empty where this tells all there is. */
    public Optional<String> logOf() {
        return Optional.of(logOf).filter(role -> !role.isEmpty());
    }
}
