package dev.rehearsal.journal;

/**
 * How one call to a step ended.
 *
 * @param late whether it did so since a limit of time had passed
 */
public record Outcome(Kind kind, String reason, boolean late) {
    /** The ways a call can end. */
    public enum Kind {
        SUCCEEDED,
        FAILED,
        /** It may or may not have happened: a deadline passed, the call was interrupted, or the step crashed. */
        UNSETTLED
    }

    public static Outcome succeeded() {
        return new Outcome(Kind.SUCCEEDED, "", false);
    }

    public static Outcome failed(String reason) {
        return new Outcome(Kind.FAILED, reason, false);
    }

    public static Outcome unsettled(String reason) {
        return new Outcome(Kind.UNSETTLED, reason, false);
    }

    /** This outcome, since a limit of time had passed. */
    public Outcome asLate() {
        return new Outcome(kind, reason, true);
    }

    String inWords() {
        return "%s %s".formatted(kind, reason).strip();
    }

    public boolean hasSucceeded() {
        return kind == Kind.SUCCEEDED;
    }
}
