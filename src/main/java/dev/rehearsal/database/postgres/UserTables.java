package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Relation;
import java.util.List;

/**
 * The tables that hold an application's data: not the catalog's, not an extension's, not temporary ones, and not those
 * of schema {@code rehearsal}.
 */
public final class UserTables {
    /** Any of them, as {@code c}, in its schema, {@code n}. */
    static final String FROM_USERS = ExtensionParts.leftOut("""
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname not in ('pg_catalog', 'information_schema', 'rehearsal')
              and n.nspname !~ '^pg_(toast|temp_)'
              and c.relpersistence <> 't'
              and {not part pg_class c}
            """);

    /** Of these, tables as an application sees them: a partitioned table once, and none of its partitions. */
    static final String WHOLE = " and c.relkind in ('r', 'p') and not c.relispartition";

    private static final String NAMES = "select format('%I.%I', n.nspname, c.relname) " + FROM_USERS;

    private UserTables() {}

    /** Tables with rows of their own, among them the leaves of partitioned tables; qualified and quoted. */
    public static List<String> storing(Sql server) {
        return server.texts(NAMES + " and c.relkind = 'r' order by 1");
    }

    /** Tables, as an application sees them, that hold a row at least. */
    public static List<Relation> withRows(Sql server) {
        return PublishedTables.withRows(
                server, server.list("select n.nspname, c.relname " + FROM_USERS + WHOLE, Relation::of));
    }

    /** Tables whose rows the session may not read, all of them at least. */
    public static List<String> unreadable(Sql server) {
        return server.texts(NAMES + WHOLE + " and not has_table_privilege(c.oid, 'select') order by 1");
    }
}
