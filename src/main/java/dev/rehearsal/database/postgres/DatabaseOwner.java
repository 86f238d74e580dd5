package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;

/**
 * Whose a database is.
 *
 * @param isOrdinary whether that is neither the operator, nor a superuser, nor RDS's own
 * @param isActing whether the operator may give it away: he has its owner's rights, and that to create databases
 */
public record DatabaseOwner(String database, String owner, boolean isOrdinary, boolean isActing) {
    /** Of the database that is asked. */
    public static DatabaseOwner of(Sql sql) {
        return sql.list(
                        """
                        select d.datname, o.rolname, not o.rolsuper and o.rolname !~ '^rds' and o.rolname <> current_user,
                               me.rolsuper or me.rolcreatedb and pg_has_role(o.oid, 'USAGE')
                        from pg_database d join pg_roles o on o.oid = d.datdba join pg_roles me on me.rolname = current_user
                        where d.datname = current_database()""",
                        row -> new DatabaseOwner(
                                row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)))
                .get(0);
    }

    public static String giving(String database, String owner) {
        return "alter database %s owner to %s".formatted(Quoted.identifier(database), Quoted.identifier(owner));
    }
}
