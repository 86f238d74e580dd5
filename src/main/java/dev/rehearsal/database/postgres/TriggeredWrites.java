package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Oversight;
import dev.rehearsal.database.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody's event triggers write when a rehearsal defines something: rows of tables, counted for this very
 * session ({@code pg_stat_get_xact_tuples_inserted} and its like), and triggers on the rehearsal's own tables, which
 * would write with each row of theirs. What an extension notes in tables of its own is its own affair. What the
 * statement fills itself, as CREATE TABLE AS does, is of its own transaction. Where no event trigger is enabled,
 * nothing is looked at.
 */
record TriggeredWrites(Listener listener) implements Oversight {
    /** What event triggers fire at; not what concerns all databases (PostgreSQL, "Event Trigger Firing Matrix"). */
    private static final Pattern DEFINING = Pattern.compile(
            "(?is)\\s*(create|alter|drop|grant|revoke|comment|refresh|import|reindex|security)\\s(?!.*\\bon\\s+database\\b).*");

    private static final String ANY = "select exists (select from pg_event_trigger where evtenabled <> 'D')";

    private static final String QUESTION = """
            select format('rows of %%I.%%I', n.nspname, c.relname), w.written
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
              cross join lateral (select pg_stat_get_xact_tuples_inserted(c.oid) + pg_stat_get_xact_tuples_updated(c.oid)
                                         + pg_stat_get_xact_tuples_deleted(c.oid) as written) w
            where c.relkind = 'r' and c.relpersistence <> 't' and c.oid >= 16384 and w.written > 0 and age(c.xmin) > 0
              and n.nspname not in ('information_schema', '%1$s', '%2$s')
              and not exists (select from pg_depend d
                              where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
            union all
            select format('triggers on %%I.%%I, %%I', n.nspname, c.relname, t.tgname), 1
            from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in ('%1$s', '%2$s') and not t.tgisinternal
            """.formatted(OwnSchemas.MARKERS, OwnSchemas.CANARY);

    /** The event triggers that are enabled in a session's database, by name. */
    static List<String> enabled(Sql sql) {
        return sql.texts("select quote_ident(evtname) from pg_event_trigger where evtenabled <> 'D' order by evtname");
    }

    /** What was written in the transaction that a session has open, beside what is the rehearsal's own. */
    static List<String> inTransaction(Sql sql) {
        return sql.texts(QUESTION);
    }

    @Override
    public Optional<String> question(Connection connection, String statement) throws SQLException {
        if (!DEFINING.matcher(statement).matches()) {
            return Optional.empty();
        }
        try (Statement asking = connection.createStatement();
                ResultSet any = asking.executeQuery(ANY)) {
            return any.next() && any.getBoolean(1) ? Optional.of(QUESTION) : Optional.empty();
        }
    }

    @Override
    public void saw(Address server, String statement, List<String> written) {
        listener.wrote(server, statement, written);
    }
}
