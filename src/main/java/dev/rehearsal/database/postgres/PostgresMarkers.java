package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Markers;
import dev.rehearsal.database.dialect.Relation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** In the table {@code rehearsal.marker}. */
public record PostgresMarkers() implements Markers {
    public static final Relation TABLE = new Relation(OwnSchemas.MARKERS, "marker");

    private static final String SCHEMA = Quoted.identifier(TABLE.schema());
    private static final String MARK = "Made by a rehearsal, which removes it.";

    @Override
    public boolean isThere(Sql sql) {
        return sql.holds("select to_regclass(?) is not null", TABLE.toString());
    }

    @Override
    public List<String> missing(Sql sql) {
        return isThere(sql) ? List.of() : creating();
    }

    @Override
    public List<String> creating() {
        return List.of(
                "create schema if not exists " + SCHEMA,
                "comment on schema %s is '%s'".formatted(SCHEMA, MARK),
                "create table if not exists %s (id uuid primary key, written_at timestamptz not null default clock_timestamp())"
                        .formatted(TABLE));
    }

    @Override
    public boolean isSomebodyElses(Sql sql) {
        return sql.holds("select to_regnamespace(?) is not null", SCHEMA) && !isOurs(sql);
    }

    private static boolean isOurs(Sql sql) {
        return sql.text("select obj_description(to_regnamespace(?), 'pg_namespace')", SCHEMA)
                .filter(MARK::equals)
                .isPresent();
    }

    @Override
    public List<String> dropping(Sql sql) {
        return isOurs(sql) ? List.of(dropping()) : List.of();
    }

    /**
     * What removes them, unless something else in this database still replicates, and will want its markers.
     *
     * @param ended the name of the publication or subscription that is about to go
     */
    public List<String> droppingAfter(Sql sql, String ended) {
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

    @Override
    public String writing() {
        return "insert into %s (id) values (?)".formatted(TABLE);
    }

    @Override
    public Cut write(Sql sql, UUID id) {
        sql.update(writing(), id);
        return sql.list(
                        "select pg_current_wal_insert_lsn()::text, pg_current_snapshot()::text",
                        row -> new Cut(id, row.getString(1), row.getString(2)))
                .get(0);
    }

    @Override
    public Arrival look(Sql sql, UUID id) {
        return sql.list(
                        "select exists (select from %s where id = ?), pg_is_in_recovery()".formatted(TABLE),
                        row -> new Arrival(row.getBoolean(1), row.getBoolean(2)),
                        id)
                .get(0);
    }

    @Override
    public Optional<UUID> last(Sql sql) {
        return sql
                .list(
                        "select id from %s order by written_at desc limit 1".formatted(TABLE),
                        row -> row.getObject(1, UUID.class))
                .stream()
                .findFirst();
    }

    @Override
    public Map<String, Long> changesAfter(Sql sql, String state) {
        return SnapshotAfterCut.rows(sql, state);
    }

    @Override
    public Optional<Long> behind(Sql followed) {
        return FurthestBehind.of(followed);
    }
}
