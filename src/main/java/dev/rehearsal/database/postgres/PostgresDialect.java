package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Driver;
import dev.rehearsal.database.Scheme;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Access;
import dev.rehearsal.database.dialect.ClientPrograms;
import dev.rehearsal.database.dialect.Counters;
import dev.rehearsal.database.dialect.DatabaseIdentity;
import dev.rehearsal.database.dialect.Dialect;
import dev.rehearsal.database.dialect.Lock;
import dev.rehearsal.database.dialect.Markers;
import dev.rehearsal.database.dialect.Publishing;
import dev.rehearsal.database.dialect.Requirements;
import dev.rehearsal.database.dialect.Schemas;
import dev.rehearsal.database.dialect.Sessions;
import dev.rehearsal.database.dialect.Standing;
import dev.rehearsal.database.dialect.Structures;
import dev.rehearsal.database.dialect.Triggers;
import dev.rehearsal.database.dialect.Work;
import dev.rehearsal.database.rows.RowDialect;
import java.util.Optional;
import java.util.Set;

/** The words of PostgreSQL, from release 13 on. */
public record PostgresDialect() implements Dialect {
    private static final Scheme SCHEME = new Scheme("postgresql", Set.of("postgres"), 5432);

    @Override
    public String engine() {
        return "PostgreSQL";
    }

    @Override
    public String folder() {
        return "postgres";
    }

    @Override
    public Scheme scheme() {
        return SCHEME;
    }

    @Override
    public Driver driver() {
        return new PostgresDriver();
    }

    @Override
    public ClientPrograms programs() {
        return new Libpq();
    }

    @Override
    public DatabaseIdentity identity(Sql sql) {
        return sql.list("""
                        select (pg_control_system()).system_identifier || '/' || d.oid, pg_postmaster_start_time()::text
                        from pg_database d where d.datname = current_database()""", row -> new DatabaseIdentity(row.getString(1), row.getString(2)))
                .get(0);
    }

    @Override
    public Optional<String> nameOf(Sql sql) {
        return sql.text("select host(inet_server_addr()) || ':' || inet_server_port()");
    }

    @Override
    public String release(Sql sql) {
        return sql.text("select split_part(current_setting('server_version'), ' ', 1)")
                .orElse("unknown");
    }

    @Override
    public Access access() {
        return new PostgresAccess();
    }

    @Override
    public Sessions sessions() {
        return new PostgresSessions();
    }

    @Override
    public Work work() {
        return new PostgresWork();
    }

    @Override
    public Markers markers() {
        return new PostgresMarkers();
    }

    @Override
    public Counters counters() {
        return new PostgresCounters();
    }

    @Override
    public RowDialect rows() {
        return new PostgresRows();
    }

    @Override
    public Structures structures() {
        return new PostgresStructures();
    }

    @Override
    public Standing standing() {
        return new PostgresStanding();
    }

    @Override
    public Publishing publishing() {
        return new PostgresPublishing();
    }

    @Override
    public Schemas schemas() {
        return new PostgresSchemas();
    }

    @Override
    public Lock lock() {
        return new PostgresLock();
    }

    @Override
    public Triggers triggers() {
        return new PostgresTriggers();
    }

    @Override
    public Requirements requirements() {
        return new PostgresRequirements();
    }

    @Override
    public Optional<String> failureIn(String log) {
        return LogFailure.last(log);
    }
}
