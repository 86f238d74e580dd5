package dev.rehearsal.journal;

/** How one call to a step ended. */
public record Outcome(Kind kind, String reason) {
    /** The ways a call can end. */
    public enum Kind {
        SUCCEEDED,
        FAILED,
        /** It may or may not have happened: a deadline passed, the call was interrupted, or the step crashed. */
        UNSETTLED
    }

    public static Outcome succeeded() {
        return new Outcome(Kind.SUCCEEDED, "");
    }

    public static Outcome failed(String reason) {
        return new Outcome(Kind.FAILED, reason);
    }

    public static Outcome unsettled(String reason) {
        return new Outcome(Kind.UNSETTLED, reason);
    }

    String inWords() {
        return "%s %s".formatted(kind, reason).strip();
    }

    public boolean hasSucceeded() {
        return kind == Kind.SUCCEEDED;
    }
}
