package dev.rehearsal.step;

import java.util.Optional;

/**
 * One thing a step would do, as it would be sent.
 *
 * @param target the role it is sent to, such as {@code blue}, or {@code gate}, or {@code operator}
 * @param text the SQL statement, the API call with its arguments, or the command; passwords as {@code ***}
 * @param effort what it takes while clients are held; empty where nobody here can tell
 */
public record Action(Kind kind, String target, String text, Optional<Effort> effort) {
    /** Where an action goes. */
    public enum Kind {
        SQL,
        API,
        GATE,
        COMMAND,
        /** Only waits and looks. */
        WAIT,
        /** Asks a person. */
        QUESTION
    }

    /** One that takes what its kind mostly takes. */
    public Action(Kind kind, String target, String text) {
        this(kind, target, text, usual(kind));
    }

    /** A connection is asked whether it still answers before it is used. */
    private static Optional<Effort> usual(Kind kind) {
        return switch (kind) {
            case SQL -> Optional.of(Effort.roundTrips(2).andCommits(1));
            case GATE, WAIT -> Optional.of(Effort.roundTrips(1));
            case API, COMMAND, QUESTION -> Optional.empty();
        };
    }

    /** This action, where it takes something else than its kind mostly does. */
    public Action taking(Effort other) {
        return new Action(kind, target, text, Optional.of(other));
    }

    /** This action, where nobody can tell what it takes. */
    public Action takingUnknown() {
        return new Action(kind, target, text, Optional.empty());
    }

    public static Action sql(String role, String statement) {
        return new Action(Kind.SQL, role, statement);
    }

    public static Action api(String role, String call) {
        return new Action(Kind.API, role, call);
    }

    public static Action gate(String text) {
        return new Action(Kind.GATE, "gate", text);
    }

    public static Action await(String role, String text) {
        return new Action(Kind.WAIT, role, text);
    }

    @Override
    public String toString() {
        return "%s %s: %s".formatted(kind, target, text);
    }
}
