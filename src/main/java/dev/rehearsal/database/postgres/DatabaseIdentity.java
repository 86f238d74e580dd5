package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;

/**
 * Which database of which running server a session is in, by whatever address it came there: an endpoint may have
 * moved. A physical copy has its origin's system identifier, but was not started at the same instant.
 */
public record DatabaseIdentity(String text) {
    public static DatabaseIdentity of(Sql sql) {
        return new DatabaseIdentity(sql.text("""
                        select concat_ws('/', (pg_control_system()).system_identifier, d.oid, pg_postmaster_start_time())
                        from pg_database d where d.datname = current_database()""").orElse(""));
    }
}
