package dev.rehearsal.step;

/**
 * One thing a step would do, as it would be sent.
 *
 * @param target the role it is sent to, such as {@code blue}, or {@code gate}, or {@code operator}
 * @param text the SQL statement, the API call with its arguments, or the command; passwords as {@code ***}
 */
public record Action(Kind kind, String target, String text) {
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
