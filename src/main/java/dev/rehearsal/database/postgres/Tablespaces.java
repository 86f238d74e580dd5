package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.List;

/** Places on disk that only a superuser can make. */
public final class Tablespaces {
    private Tablespaces() {}

    /** The tablespaces, other than the database's own, in which it has tables or indexes. */
    public static List<String> inUse(Sql sql) {
        return sql.texts("""
                select distinct t.spcname from pg_class c join pg_tablespace t on t.oid = c.reltablespace
                where c.oid >= 16384 order by 1""");
    }

    /** The tablespaces in which the operator may create something. */
    public static List<String> open(Sql sql) {
        return sql.texts("select spcname from pg_tablespace where has_tablespace_privilege(oid, 'CREATE')");
    }
}
