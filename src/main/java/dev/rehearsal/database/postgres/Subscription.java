package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Relation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A subscription of this database.
 *
 * @param oid which also names the slots that copy its tables
 * @param publications their names, separated by commas
 */
public record Subscription(long oid, String name, boolean isEnabled, String publications) {
    /** Before version 14 only a superuser may read its number where it stands. */
    private static final String OID = """
            (select w.subid from pg_stat_subscription w left join pg_subscription_rel r on r.srsubid = w.subid
             where w.subname = s.subname order by r.srsubid is null limit 1)""";

    public static List<Subscription> all(Sql sql) {
        return sql.list(
                "select " + OID + """
                , s.subname, s.subenabled, array_to_string(s.subpublications, ',')
                from pg_subscription s join pg_database d on d.oid = s.subdbid
                where d.datname = current_database() order by s.subname""",
                row -> new Subscription(row.getLong(1), row.getString(2), row.getBoolean(3), row.getString(4)));
    }

    public static Optional<Subscription> find(Sql sql, String name) {
        return all(sql).stream()
                .filter(subscription -> subscription.name().equals(name))
                .findFirst();
    }

    /** The names of the enabled subscriptions whose changes nobody applies just now. */
    public static List<String> withoutWorker(Sql sql) {
        return withoutWorker(sql, Duration.ZERO);
    }

    /** The subscriptions without a worker, where a worker that began less than so long ago counts for none. */
    public static List<String> withoutWorker(Sql sql, Duration lasting) {
        return sql.texts("""
                select s.subname from pg_subscription s join pg_database d on d.oid = s.subdbid
                where d.datname = current_database() and s.subenabled
                  and not exists (select from pg_stat_subscription w left join pg_stat_activity a on a.pid = w.pid
                                  where w.subname = s.subname and w.relid is null and w.pid is not null
                                    and coalesce(a.backend_start <= clock_timestamp() - make_interval(secs => ?), true))
                order by 1""", lasting.toMillis() / 1000.0);
    }

    /** How long the server waits before it begins a failed worker anew. */
    public static Duration retriedAfter(Sql sql) {
        return Duration.ofMillis(
                sql.number("select setting::int from pg_settings where name = 'wal_retrieve_retry_interval'"));
    }

    /** Its tables that are not copied yet, with their state. */
    public static List<String> tablesUnderWay(Sql sql) {
        return sql.texts("""
                select format('%s (%s)', srrelid::regclass, case srsubstate when 'i' then 'not begun' when 'd' then 'being copied'
                    when 'f' then 'copied' when 's' then 'catching up' else srsubstate::text end)
                from pg_subscription_rel where srsubstate <> 'r' order by srsubstate, 1""");
    }

    public static List<Relation> tables(Sql sql) {
        return sql.list("""
                select n.nspname, c.relname from pg_subscription_rel r join pg_class c on c.oid = r.srrelid
                join pg_namespace n on n.oid = c.relnamespace order by 1, 2""", Relation::of);
    }

    /** The names of those that are enabled and bring rows to tables of a schema. */
    public static List<String> enabledInto(Sql sql, String schema) {
        return sql.texts("""
                select distinct s.subname from pg_subscription_rel r join pg_stat_subscription w on w.subid = r.srsubid
                  join pg_subscription s on s.subname = w.subname join pg_database d on d.oid = s.subdbid
                  join pg_class c on c.oid = r.srrelid
                where s.subenabled and d.datname = current_database() and c.relnamespace = to_regnamespace(?)
                order by 1""", schema);
    }

    /** What drops it and leaves its slots alone, so that it works also when the publisher is gone. */
    public static List<String> dropping(String name) {
        String quoted = Quoted.identifier(name);
        return List.of(
                "alter subscription %s disable".formatted(quoted),
                "alter subscription %s set (slot_name = none)".formatted(quoted),
                "drop subscription " + quoted);
    }

    /** Whether a slot copies tables for the subscription of this number. */
    public static boolean isSyncSlot(String slot, long oid) {
        return slot.startsWith("pg_%d_sync_".formatted(oid));
    }
}
