package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.function.Supplier;

/**
 * A look at a large catalog. Of queries with many parts the planner expects far more rows than there are, and would
 * have them compiled, which takes some seconds and is worth nothing (PostgreSQL, "Just-in-Time Compilation").
 */
final class CatalogLook {
    private CatalogLook() {}

    /** What is seen in a transaction that compiles nothing and tells every name with its schema. */
    static <T> T of(Sql sql, Supplier<T> look) {
        sql.execute("begin transaction read only; set local jit = off; set local search_path = ''");
        try {
            return look.get();
        } finally {
            sql.execute("rollback");
        }
    }
}
