package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A role and what makes it up, without its password, which only the server's own superuser can read.
 *
 * @param groups roles it is a member of
 * @param settings as {@code name=value}, for every database and for this one
 */
public record RoleDefinition(
        String name,
        boolean canLogin,
        boolean isInheriting,
        boolean canCreateDatabases,
        int connectionLimit,
        List<String> groups,
        List<String> settings) {
    public RoleDefinition {
        groups = List.copyOf(groups);
        settings = List.copyOf(settings);
    }

    /** The roles that users made: not PostgreSQL's, not RDS's, no superusers, not the session's own. */
    public static List<RoleDefinition> all(Sql sql) {
        return sql.list(
                """
                select r.rolname, r.rolcanlogin, r.rolinherit, r.rolcreatedb, r.rolconnlimit,
                       array(select g.rolname::text from pg_auth_members m join pg_roles g on g.oid = m.roleid
                             where m.member = r.oid and g.rolname !~ '^rds' order by 1),
                       array(select unnest(s.setconfig) from pg_db_role_setting s left join pg_database d on d.oid = s.setdatabase
                             where s.setrole = r.oid and (d.oid is null or d.datname = current_database()) order by 1)
                from pg_roles r
                where r.rolname !~ '^(pg_|rds)' and not r.rolsuper and r.rolname <> current_user order by 1""",
                row -> new RoleDefinition(
                        row.getString(1),
                        row.getBoolean(2),
                        row.getBoolean(3),
                        row.getBoolean(4),
                        row.getInt(5),
                        List.of((String[]) row.getArray(6).getArray()),
                        List.of((String[]) row.getArray(7).getArray())));
    }

    /** What creates it; its groups are granted by {@link #joining}, once every role is there. */
    public List<String> creating() {
        List<String> statements = new ArrayList<>();
        statements.add("create role %s %s %s %s connection limit %d"
                .formatted(
                        Quoted.identifier(name),
                        canLogin ? "login" : "nologin",
                        isInheriting ? "inherit" : "noinherit",
                        canCreateDatabases ? "createdb" : "nocreatedb",
                        connectionLimit));
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            statements.add("alter role %s set %s to %s"
                    .formatted(Quoted.identifier(name), Quoted.identifier(parts[0]), value(parts[0], parts[1])));
        }
        return List.copyOf(statements);
    }

    public List<String> joining() {
        return groups.stream()
                .map(group -> "grant %s to %s".formatted(Quoted.identifier(group), Quoted.identifier(name)))
                .toList();
    }

    /** Lists are stored as SQL writes them, and quoting one again would make it a single name. */
    private static String value(String setting, String stored) {
        Set<String> lists = Set.of("search_path", "temp_tablespaces", "session_preload_libraries");
        boolean isList = lists.contains(setting) && !stored.isEmpty();
        return isList ? stored : Quoted.literal(stored);
    }
}
