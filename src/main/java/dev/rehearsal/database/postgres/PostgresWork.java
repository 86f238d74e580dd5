package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Activity;
import dev.rehearsal.database.dialect.OpenTransaction;
import dev.rehearsal.database.dialect.Relation;
import dev.rehearsal.database.dialect.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** By {@code pg_stat_activity}, the views of progress, and the planner's statistics. */
record PostgresWork() implements Work {
    private static final int PROGRESS_OF_MORE_SINCE = 140000;

    @Override
    public List<OpenTransaction> longerThan(Sql sql, Duration limit) {
        return sql.list(
                """
                select pid, coalesce(usename, ''), coalesce(state, ''),
                       (extract(epoch from clock_timestamp() - xact_start) * 1000)::bigint, coalesce(query, '')
                from pg_stat_activity
                where xact_start <= clock_timestamp() - make_interval(secs => ? / 1000.0)
                  and backend_type = 'client backend' and pid <> pg_backend_pid()
                order by xact_start""",
                row -> new OpenTransaction(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        Duration.ofMillis(row.getLong(4)),
                        ShownStatement.withoutValues(row.getString(5))),
                limit.toMillis());
    }

    @Override
    public Activity now(Sql sql) {
        return new Activity(longerThan(sql, Duration.ZERO), maintenance(sql), sql.number("""
                select count(*) from pg_stat_activity
                where state = 'active' and backend_type = 'client backend' and pid <> pg_backend_pid()"""));
    }

    /** Not autovacuum, which gives way and is always about. */
    private static List<String> maintenance(Sql sql) {
        List<String> found = new ArrayList<>(
                sql.texts("select format('%s of %s', command, relid::regclass) from pg_stat_progress_create_index"));
        found.addAll(sql.texts("""
                select format('VACUUM of %s', p.relid::regclass) from pg_stat_progress_vacuum p
                  join pg_stat_activity a using (pid) where a.backend_type = 'client backend'"""));
        if (sql.number("select current_setting('server_version_num')::int") >= PROGRESS_OF_MORE_SINCE) {
            found.addAll(sql.texts("select format('%s of %s', command, relid::regclass) from pg_stat_progress_copy"));
        }
        return found;
    }

    @Override
    public List<String> analyzing() {
        return List.of("set statement_timeout = 0", "analyze");
    }

    @Override
    public List<String> withoutStatistics(Sql sql) {
        List<Relation> unknown = sql.list("""
                select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p', 'm') and c.relpersistence <> 't' and c.oid >= 16384
                  and (c.relkind <> 'm' or c.relispopulated)
                  and exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
                  and not exists (select from pg_stats s where s.schemaname = n.nspname and s.tablename = c.relname)
                order by 1, 2""", Relation::of);
        return PublishedTables.withRows(sql, unknown).stream()
                .map(Relation::toString)
                .toList();
    }
}
