package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Schemas;
import java.util.List;
import java.util.Optional;

/** A schema's comment says whose it is. */
record PostgresSchemas() implements Schemas {
    /** In a transaction: above which no statement waits for a lock that somebody holds on a table. */
    private static final String PATIENCE = "set local lock_timeout = '10s'";

    @Override
    public boolean isThere(Sql sql, String name) {
        return sql.holds("select to_regnamespace(?) is not null", name);
    }

    @Override
    public Optional<String> mark(Sql sql, String name) {
        return sql.text("select obj_description(to_regnamespace(?), 'pg_namespace')", name);
    }

    @Override
    public List<String> creating(String name, String mark) {
        String quoted = Quoted.identifier(name);
        return List.of(
                PATIENCE,
                "create schema " + quoted,
                "comment on schema %s is %s".formatted(quoted, Quoted.literal(mark)));
    }

    @Override
    public List<String> dropping(String name) {
        return List.of(PATIENCE, "drop schema %s cascade".formatted(Quoted.identifier(name)));
    }
}
