package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A look at a large catalog. Of queries with many parts the planner expects far more rows than there are, and would
 * have them compiled, which takes some seconds and is worth nothing (PostgreSQL, "Just-in-Time Compilation").
 */
final class CatalogLook {
    private CatalogLook() {}

    private static final String BEGINNING =
            "begin transaction read only; set local jit = off; set local search_path = ''";

    private static final String SPELLED_ALIKE = CanonicalSession.SPELLING.stream()
            .map("; set local "::concat)
            .collect(Collectors.joining("", BEGINNING, ""));

    /**
     * What is seen in a transaction that compiles nothing, tells every name with its schema and spells values alike on
     * every server, whatever the settings of the role.
     */
    static <T> T of(Sql sql, Supplier<T> look) {
        return in(SPELLED_ALIKE, sql, look);
    }

    /** The same for expressions that this session is to evaluate, which spells values as it reads them. */
    static <T> T ofExpressionsToRun(Sql sql, Supplier<T> look) {
        return in(BEGINNING, sql, look);
    }

    private static <T> T in(String beginning, Sql sql, Supplier<T> look) {
        sql.execute(beginning);
        try {
            return look.get();
        } finally {
            sql.execute("rollback");
        }
    }
}
