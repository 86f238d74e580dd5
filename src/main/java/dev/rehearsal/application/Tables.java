package dev.rehearsal.application;

import java.util.List;

/** Where the reference application's tables are: in the schemas of its sample estate, or all in one of their own. */
public enum Tables {
    /** In a database that holds nothing else. */
    ESTATE,
    /** Beside tables of others, which are not to be touched; see {@link Canary}. */
    CANARY;

    private static final List<String> SCHEMAS = List.of("public.", "warehouse.");

    /** A statement written for the sample estate. */
    String in(String sql) {
        if (this == ESTATE) {
            return sql;
        }
        String moved = sql;
        for (String schema : SCHEMAS) {
            moved = moved.replace(schema, Canary.SCHEMA + ".");
        }
        return moved;
    }
}
