package dev.rehearsal.database.postgres;

/** Statements of clients as they may be shown. */
final class ShownStatement {
    private static final int MOST_CHARACTERS = 120;

    private ShownStatement() {}

    /** Literals of any kind become a question mark, parameters stay; what is left is cut where it grows long. */
    static String withoutValues(String statement) {
        String bare = statement
                .replaceAll("(?s)\\$(\\w*)\\$.*?\\$\\1\\$", "?")
                .replaceAll("(?s)'(?:[^']|'')*('|$)", "?")
                .replaceAll("(?<![$\\w])\\d+(\\.\\d+)?\\b", "?")
                .replaceAll("\\s+", " ")
                .strip();
        return bare.length() > MOST_CHARACTERS ? bare.substring(0, MOST_CHARACTERS) + "…" : bare;
    }
}
