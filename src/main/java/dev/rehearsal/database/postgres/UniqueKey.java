package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.List;
import java.util.Set;

/**
 * Which rows of a table a unique index refuses: those alike in all of its parts.
 *
 * @param table with its schema, quoted
 * @param parts columns and expressions, each with its collation where that calls unlike values equal
 * @param rows the predicate of a partial index; empty where it is for all rows
 * @param areNullsAlike whether it refuses rows alike in nulls too, as NULLS NOT DISTINCT asks for
 * @param knowsNoNulls whether no two rows with a null in a part are let in: they are alike to it, or there are none
 * @param lateness 0 where each row is asked as it comes, 1 at the end of the statement, 2 of the transaction; a
 *     statement that is replicated comes as a change for each row
 */
record UniqueKey(
        String table, Set<String> parts, String rows, boolean areNullsAlike, boolean knowsNoNulls, int lateness) {
    /** Indexes that releases before 15 have call nulls distinct. */
    private static final String KEYS = """
            select format('%I.%I', n.nspname, c.relname), keys.parts, coalesce(pg_get_expr(x.indpred, x.indrelid), ''),
                   nulls.are_alike, nulls.are_alike or not keys.has_nulls,
                   case when x.indimmediate then 0 when r.condeferred then 2 else 1 end
            from pg_index x
              join pg_class c on c.oid = x.indrelid
              join pg_namespace n on n.oid = c.relnamespace
              left join pg_constraint r on r.conindid = x.indexrelid and r.contype in ('p', 'u')
              cross join lateral (
                select array_agg((case when a.attname is null then pg_get_indexdef(x.indexrelid, k.place::int, false)
                                       else quote_ident(a.attname) end)
                                 || coalesce(' collate ' || quote_ident(m.nspname) || '.' || quote_ident(l.collname), '') order by k.place),
                       bool_or(a.attnotnull is not true)
                from unnest(x.indkey::int2[], x.indcollation::oid[]) with ordinality k (number, compared, place)
                  left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.number
                  left join (pg_collation l join pg_namespace m on m.oid = l.collnamespace)
                    on l.oid = k.compared and not l.collisdeterministic
                where k.place <= x.indnkeyatts) keys (parts, has_nulls)
              cross join lateral (select coalesce((to_jsonb(x) ->> 'indnullsnotdistinct')::boolean, false)) nulls (are_alike)
            where x.indisunique and not x.indisexclusion and x.indisready
              and c.relkind = 'r' and c.relpersistence = 'p' and c.oid >= 16384
              and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
            order by n.nspname, c.relname, x.indexrelid
            """;

    static List<UniqueKey> all(Sql sql) {
        return CatalogLook.of(
                sql,
                () -> sql.list(
                        KEYS,
                        row -> new UniqueKey(
                                row.getString(1),
                                Set.copyOf(List.of((String[]) row.getArray(2).getArray())),
                                row.getString(3),
                                row.getBoolean(4),
                                row.getBoolean(5),
                                row.getInt(6))));
    }

    /**
     * Whether all that the other one refuses is refused by this one already: rows alike in more than its own parts are
     * alike in those as well.
     */
    boolean implies(UniqueKey other, SameExpression same) {
        return lateness <= other.lateness
                && (knowsNoNulls || !other.areNullsAlike)
                && parts.stream().allMatch(part -> other.parts.stream().anyMatch(theirs -> covers(part, theirs, same)))
                && (rows.isEmpty() || (!other.rows.isEmpty() && same.isSame(table, rows, other.rows)));
    }

    /** What is the same to the letter is so to every collation. Parts with a bracket are expressions. */
    private boolean covers(String part, String theirs, SameExpression same) {
        return part.equals(theirs)
                || part.startsWith(theirs + " collate ")
                || (part.contains("(") && theirs.contains("(") && same.isSame(table, part, theirs));
    }

    /** What it refuses, in words. */
    String refused() {
        return "rows alike in (%s)%s%s"
                .formatted(
                        String.join(", ", parts.stream().sorted().toList()),
                        areNullsAlike ? ", nulls too" : "",
                        rows.isEmpty() ? "" : " where " + rows);
    }
}
