package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Relation;
import java.util.List;

/**
 * A materialized view.
 *
 * @param isPopulated whether it can be read
 * @param isUnique whether a unique index tells its rows apart, as refreshing beside readers requires
 */
public record MaterializedView(Relation name, boolean isPopulated, boolean isUnique) {
    /** All of a database, each after those it reads, also where plain views lie between. */
    public static List<MaterializedView> all(Sql sql) {
        return sql.list("""
                with recursive reads as (
                    select distinct r.ev_class as reader, d.refobjid as read
                    from pg_rewrite r
                      join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
                        and d.refclassid = 'pg_class'::regclass and d.refobjid <> r.ev_class
                      join pg_class c on c.oid = d.refobjid and c.relkind in ('v', 'm')),
                depth as (
                    select oid, 0 as depth from pg_class where relkind in ('v', 'm')
                    union
                    select reads.reader, depth.depth + 1 from depth join reads on reads.read = depth.oid)
                select n.nspname, c.relname, c.relispopulated,
                       exists (select from pg_index i where i.indrelid = c.oid and i.indisunique and i.indisvalid
                                 and i.indimmediate and i.indpred is null and i.indexprs is null)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'm'
                order by (select max(depth) from depth where depth.oid = c.oid), 1, 2""", row -> new MaterializedView(Relation.of(row), row.getBoolean(3), row.getBoolean(4)));
    }

    public String refreshing() {
        return "refresh materialized view %s%s".formatted(isPopulated && isUnique ? "concurrently " : "", name);
    }

    /** The planner knows nothing of the rows that a refresh brings. */
    public String analyzing() {
        return "analyze " + name;
    }

    /** Whether it holds exactly the rows that its query finds now. */
    public boolean isFresh(Sql sql) {
        String sum = "select count(*) as rows, coalesce(sum(hashtextextended(v::text, 0)::numeric), 0) as hash from ";
        return sql.holds("select kept = found from (%s %s v) kept, (%s (%s) v) found"
                .formatted(sum, name, sum, definition(sql)));
    }

    /** Whether it holds no row; of one that is populated. */
    boolean isEmpty(Sql sql) {
        return sql.holds("select not exists (select from %s)".formatted(name));
    }

    /** Whether it is empty though its query finds rows, as when it was made before the rows came. */
    public boolean isStaleAndEmpty(Sql sql) {
        return isPopulated
                && sql.holds("select not exists (select from %s) and exists (%s)".formatted(name, definition(sql)));
    }

    private String definition(Sql sql) {
        return sql.text("select pg_get_viewdef(?::regclass)", name.toString())
                .orElse("select where false")
                .replaceFirst(";\\s*$", "");
    }
}
