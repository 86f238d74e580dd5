package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Relation;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How a table tells its rows apart in the log.
 *
 * @param kind {@code d} primary key, {@code i} an index, {@code f} the full row, {@code n} nothing
 * @param isOwned whether this session may change it
 */
public record ReplicaIdentity(Relation table, String kind, boolean isOwned) {
    /**
     * Tables that FOR ALL TABLES publishes: PostgreSQL's own are below 16384, the first number given to users' objects
     * (is_publishable_class in catalog/pg_publication.c). An identity is usable when UPDATE and DELETE would be
     * published with it: RelationGetIndexList in utils/cache/relcache.c passes over indexes that are invalid, partial,
     * on expressions, or deferrable.
     */
    private static final String UNUSABLE = """
            select n.nspname, c.relname, c.relreplident, pg_has_role(c.relowner, 'USAGE')
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and c.relpersistence = 'p' and c.oid >= 16384 and c.relreplident <> 'f'
              and not exists (
                select from pg_index i
                where i.indrelid = c.oid and i.indisunique and i.indimmediate and i.indisvalid and i.indisready
                  and i.indislive and i.indpred is null and i.indexprs is null
                  and case c.relreplident when 'd' then i.indisprimary when 'i' then i.indisreplident else false end)
            order by 1, 2""";

    /** Tables whose UPDATE and DELETE a publication would refuse: neither primary key nor another usable identity. */
    public static List<ReplicaIdentity> unusable(Sql sql) {
        return sql.list(UNUSABLE, row -> new ReplicaIdentity(Relation.of(row), row.getString(3), row.getBoolean(4)));
    }

    /** The tables that carry the full row. */
    public static List<Relation> full(Sql sql) {
        return sql.list("""
                select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and c.oid >= 16384 and c.relreplident = 'f' order by 1, 2""", Relation::of);
    }

    public String makeFull() {
        return "alter table %s replica identity full".formatted(table);
    }

    /** Back to what it was. An index that was no longer usable identified nothing, and cannot be named again. */
    public String restore() {
        return "alter table %s replica identity %s".formatted(table, kind.equals("d") ? "default" : "nothing");
    }

    /** For the runbook's table of values; {@link #read} is the reverse. */
    public String written() {
        return "%s %s %s".formatted(kind, encoded(table.schema()), encoded(table.name()));
    }

    public static ReplicaIdentity read(String written) {
        String[] parts = written.split(" ", 3);
        return new ReplicaIdentity(new Relation(decoded(parts[1]), decoded(parts[2])), parts[0], true);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private static String decoded(String name) {
        return URLDecoder.decode(name, StandardCharsets.UTF_8);
    }
}
