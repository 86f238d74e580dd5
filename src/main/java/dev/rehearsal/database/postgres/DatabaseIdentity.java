package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;

/**
 * Which database of which running server a session is in, by whatever address it came there: an endpoint may have
 * moved. A physical copy has its origin's system identifier, but was not started at the same instant.
 *
 * @param database what a physical copy shares with its origin
 * @param started when the server was
 */
public record DatabaseIdentity(String database, String started) {
    public static DatabaseIdentity of(Sql sql) {
        return sql.list("""
                        select (pg_control_system()).system_identifier || '/' || d.oid, pg_postmaster_start_time()::text
                        from pg_database d where d.datname = current_database()""", row -> new DatabaseIdentity(row.getString(1), row.getString(2)))
                .get(0);
    }

    @Override
    public String toString() {
        return "%s since %s".formatted(database, started);
    }
}
