package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.List;
import java.util.Optional;

/**
 * A sequence of an application.
 *
 * @param relation under which it is known to {@link SequenceReading}
 * @param name qualified, and quoted where needed
 * @param increment negative where it counts down
 * @param owner the column of whole numbers that it numbers, if any
 */
public record Sequence(Relation relation, String name, long increment, Optional<Owner> owner) {
    private static final String ALL = """
            select n.nspname, c.relname, format('%I.%I', n.nspname, c.relname), s.seqincrement,
                   quote_ident(tn.nspname) || '.' || quote_ident(t.relname), quote_ident(a.attname)
            from pg_sequence s
            join pg_class c on c.oid = s.seqrelid
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.objsubid = 0
                                 and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0 and d.deptype in ('a', 'i')
            left join pg_class t on t.oid = d.refobjid
            left join pg_namespace tn on tn.oid = t.relnamespace
            left join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
                                    and a.atttypid in ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
            where n.nspname not in ('pg_catalog', 'information_schema', 'rehearsal')
              and c.relpersistence <> 't'
              and not exists (select from pg_depend e
                              where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
            order by 3
            """;

    /** A column, and the table it belongs to; both quoted where needed. */
    public record Owner(String table, String column) {}

    public static List<Sequence> all(Sql server) {
        return server.list(
                ALL,
                row -> new Sequence(
                        Relation.of(row),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(6) == null
                                ? Optional.empty()
                                : Optional.of(new Owner(row.getString(5), row.getString(6)))));
    }

    /** The value furthest along that the owning column holds; empty where there is none, or no row. */
    public Optional<Long> furthestInOwner(Sql server) {
        return owner.flatMap(column -> server.text("select %s(%s)::bigint from %s"
                        .formatted(increment > 0 ? "max" : "min", column.column(), column.table())))
                .map(Long::parseLong);
    }
}
