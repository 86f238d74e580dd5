package dev.rehearsal.database.postgres;

/** Names and texts as SQL writes them, whatever characters they hold. */
public final class Quoted {
    private Quoted() {}

    /** An identifier, in double quotes always, so that no keyword and no upper case is misread. */
    public static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A string literal; as standard_conforming_strings reads it, which is the default since PostgreSQL 9.1. */
    public static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
