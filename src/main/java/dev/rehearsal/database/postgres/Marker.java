package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.List;
import java.util.UUID;

/**
 * The table whose rows prove that replication has caught up: a row written on one server and seen on another tells that
 * everything committed before it is there too. It lies in a schema of its own, which says of itself whose it is, so
 * that no other is ever taken for it.
 */
public final class Marker {
    public static final Relation TABLE = new Relation(OwnSchemas.MARKERS, "marker");

    private static final String SCHEMA = Quoted.identifier(TABLE.schema());
    private static final String MARK = "Made by a rehearsal, which removes it.";

    private Marker() {}

    /**
     * The instant of a marker's commit.
     *
     * @param lsn a position in the log after the marker's commit
     * @param snapshot text of the {@code pg_snapshot} taken right after it: what had been committed by then
     */
    public record Cut(UUID id, String lsn, String snapshot) {}

    public static boolean isThere(Sql sql) {
        return sql.holds("select to_regclass(?) is not null", TABLE.toString());
    }

    /** What creates it where it is missing; nothing where it is there. */
    public static List<String> missing(Sql sql) {
        return isThere(sql) ? List.of() : creating();
    }

    public static List<String> creating() {
        return List.of(
                "create schema if not exists " + SCHEMA,
                "comment on schema %s is '%s'".formatted(SCHEMA, MARK),
                "create table if not exists %s (id uuid primary key, written_at timestamptz not null default clock_timestamp())"
                        .formatted(TABLE));
    }

    /** Whether a schema of that name is there that no rehearsal made. */
    public static boolean isSomebodyElses(Sql sql) {
        return sql.holds("select to_regnamespace(?) is not null", SCHEMA) && !isOurs(sql);
    }

    private static boolean isOurs(Sql sql) {
        return sql.text("select obj_description(to_regnamespace(?), 'pg_namespace')", SCHEMA)
                .filter(MARK::equals)
                .isPresent();
    }

    /** What removes it where a rehearsal made it; nothing where it is not there, or somebody else's. */
    public static List<String> dropping(Sql sql) {
        return isOurs(sql) ? List.of(dropping()) : List.of();
    }

    /**
     * The same, unless something else in this database still replicates, and will want its markers.
     *
     * @param ended the name of the publication or subscription that is about to go
     */
    public static List<String> droppingAfter(Sql sql, String ended) {
        boolean isNeeded = sql.holds("""
                select exists (select from pg_publication where pubname <> ?)
                    or exists (select from pg_subscription s join pg_database d on d.oid = s.subdbid
                               where d.datname = current_database() and s.subname <> ?)""", ended, ended);
        return isNeeded ? List.of() : dropping(sql);
    }

    /** The statement that removes what there is for markers. */
    public static String dropping() {
        return "drop schema %s cascade".formatted(SCHEMA);
    }

    /** The statement that writes a marker; {@code ?} is its id. */
    public static String writing() {
        return "insert into %s (id) values (?)".formatted(TABLE);
    }

    /** Commits a row, then looks where the log stands. */
    public static Cut write(Sql sql, UUID id) {
        sql.update(writing(), id);
        return sql.list(
                        "select pg_current_wal_insert_lsn()::text, pg_current_snapshot()::text",
                        row -> new Cut(id, row.getString(1), row.getString(2)))
                .get(0);
    }

    /**
     * What a server that follows shows.
     *
     * @param isByLog whether it follows by the log itself, as a replica does, rather than by subscriptions
     */
    public record Arrival(boolean isThere, boolean isByLog) {}

    /** Whether a marker has arrived, in one statement, since clients may be waiting. */
    public static Arrival look(Sql sql, UUID id) {
        return sql.list(
                        "select exists (select from %s where id = ?), pg_is_in_recovery()".formatted(TABLE),
                        row -> new Arrival(row.getBoolean(1), row.getBoolean(2)),
                        id)
                .get(0);
    }

    public static boolean holds(Sql sql, UUID id) {
        return sql.holds("select exists (select from %s where id = ?)".formatted(TABLE), id);
    }

    /** The row written last; empty where there is none. */
    public static List<UUID> last(Sql sql) {
        return sql.list(
                "select id from %s order by written_at desc limit 1".formatted(TABLE),
                row -> row.getObject(1, UUID.class));
    }
}
