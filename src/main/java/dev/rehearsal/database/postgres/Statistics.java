package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.List;

/** What the planner knows of tables. */
public final class Statistics {
    private Statistics() {}

    /** Tables, partitioned tables and materialized views that hold rows and of which it knows nothing. */
    public static List<Relation> lacking(Sql sql) {
        List<Relation> unknown = sql.list("""
                select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p', 'm') and c.relpersistence <> 't' and c.oid >= 16384
                  and (c.relkind <> 'm' or c.relispopulated)
                  and exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
                  and not exists (select from pg_stats s where s.schemaname = n.nspname and s.tablename = c.relname)
                order by 1, 2""", Relation::of);
        return PublishedTables.withRows(sql, unknown);
    }
}
