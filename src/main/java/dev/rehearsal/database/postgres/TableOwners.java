package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.List;

/**
 * Whose the tables of a database are. From release 16 on, changes are applied to a table as its owner, to whom the
 * subscription's must be able to SET ROLE. (PostgreSQL, "Logical Replication", "Security")
 */
public final class TableOwners {
    /** The first release that applies changes as each table's owner. */
    public static final int APPLYING_SINCE = 16;

    private TableOwners() {}

    /** Owners to whom the operator cannot SET ROLE, each with its first tables. */
    public static List<String> outOfReach(Sql sql) {
        return sql.texts("""
                select format('%I (%s%s)', owner, array_to_string((array_agg(name order by name))[:3], ', '),
                              case when count(*) > 3 then ' and ' || count(*) - 3 || ' more' else '' end)
                from (select pg_get_userbyid(c.relowner) as owner, format('%I.%I', n.nspname, c.relname) as name
                      from pg_class c join pg_namespace n on n.oid = c.relnamespace
                      where c.relkind in ('r', 'p') and c.relpersistence = 'p' and c.oid >= 16384
                        and not exists (select from pg_depend e where e.deptype = 'e' and e.classid = 'pg_class'::regclass and e.objid = c.oid)
                        and not pg_has_role(c.relowner, ?)) held
                group by owner order by owner""", OperatorRights.of(sql).settable());
    }

    /** The owners whose tables keep changes from being applied; none on earlier releases. */
    public static List<String> keepingChangesOff(Sql sql) {
        return appliesAsOwner(sql) ? outOfReach(sql) : List.of();
    }

    /** How a table is changed, with the right to it, and whether that is done, as far as the statistics tell. */
    private static final String DEEDS = """
            ('insert', ? or pg_stat_get_tuples_inserted(c.oid) > 0), ('update', pg_stat_get_tuples_updated(c.oid) > 0),
            ('delete', pg_stat_get_tuples_deleted(c.oid) > 0), ('truncate', false),
            ('select', pg_stat_get_tuples_updated(c.oid) + pg_stat_get_tuples_deleted(c.oid) > 0)
            """;

    /**
     * Tables that their owner cannot fill or change, and why: a row security that is forced on him, which refuses him
     * whatever its policies say, or the lack of a right to what is done, which he may take from himself too; a row that
     * is changed or deleted is read first. (TargetPrivilegesCheck in worker.c, LogicalRepSyncTableStart in tablesync.c)
     *
     * @param areFilled whether the rows are copied too, where the table is looked up by the owner
     */
    public static List<String> limited(Sql sql, boolean areFilled) {
        return limited(sql, areFilled, DEEDS, true);
    }

    /**
     * Tables whose owner has no right to what nobody has done to them yet, so that they may replicate well for ever.
     */
    public static List<String> lackingRights(Sql sql, boolean areFilled) {
        return limited(sql, areFilled, DEEDS, false);
    }

    private static List<String> limited(Sql sql, boolean areFilled, String deeds, boolean isBound) {
        return sql.texts(
                StructureQueries.query("""
                select format('%I.%I (%I %s)', n.nspname, c.relname, o.rolname, limits.words)
                from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                  join pg_roles o on o.oid = c.relowner
                  cross join lateral (
                    select concat_ws(', ',
                             case when {bound} and c.relrowsecurity and c.relforcerowsecurity and not o.rolbypassrls
                                  then 'is held to row security' end,
                             (select 'has no right to ' || string_agg(deed, ', ') from (values {deeds}) deeds (deed, is_done)
                              where is_done = {bound} and not has_table_privilege(o.oid, c.oid, deed)),
                             case when {bound} and ? and not has_schema_privilege(o.oid, n.oid, 'usage')
                                  then 'has no right to use the schema' end) as words) limits
                where c.relkind = 'r' and c.relpersistence = 'p' and not o.rolsuper and limits.words <> ''
                  and {user n} and {not part pg_class c}
                order by 1""".replace("{deeds}", deeds).replace("{bound}", String.valueOf(isBound))),
                areFilled,
                areFilled);
    }

    /**
     * The tables where applying is bound to fail; none on earlier releases. Rights that an owner lacks matter only once
     * rows change in that way, which in a table that is only appended to they never do.
     */
    public static List<String> refusingChanges(Sql sql, boolean areFilled) {
        return appliesAsOwner(sql) ? limited(sql, areFilled, "('insert', ?)", true) : List.of();
    }

    private static boolean appliesAsOwner(Sql sql) {
        return OperatorRights.of(sql).release() >= APPLYING_SINCE;
    }
}
