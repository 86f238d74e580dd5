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
        return OperatorRights.of(sql).release() < APPLYING_SINCE ? List.of() : outOfReach(sql);
    }
}
