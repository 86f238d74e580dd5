package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a server says of roles, as the operator sees it.
 *
 * @param database the name of the database that was asked
 * @param names of all roles, PostgreSQL's and RDS's own among them
 * @param administered the roles on which the operator has the ADMIN option
 * @param acting the roles whose rights the operator has and to which he can SET ROLE; a superuser's are not counted
 */
public record RoleCatalog(
        OperatorRights operator,
        String database,
        List<RoleDefinition> roles,
        List<RoleMembership> memberships,
        Set<String> names,
        Set<String> administered,
        Set<String> acting) {
    private record Standing(String name, boolean isAdministered, boolean isActing) {}

    public RoleCatalog {
        roles = List.copyOf(roles);
        memberships = List.copyOf(memberships);
        names = Set.copyOf(names);
        administered = Set.copyOf(administered);
        acting = Set.copyOf(acting);
    }

    public static RoleCatalog of(Sql sql) {
        OperatorRights operator = OperatorRights.of(sql);
        Set<String> names = new TreeSet<>();
        Set<String> administered = new TreeSet<>();
        Set<String> acting = new TreeSet<>();
        for (Standing role : standings(sql, operator)) {
            names.add(role.name());
            if (role.isAdministered()) {
                administered.add(role.name());
            }
            if (role.isActing()) {
                acting.add(role.name());
            }
        }
        return new RoleCatalog(
                operator,
                sql.text("select current_database()").orElseThrow(),
                RoleDefinition.all(sql),
                RoleMembership.all(sql),
                names,
                administered,
                acting);
    }

    private static List<Standing> standings(Sql sql, OperatorRights operator) {
        return sql.list(
                """
                select rolname, pg_has_role(oid, 'MEMBER WITH ADMIN OPTION'), pg_has_role(oid, 'USAGE') and pg_has_role(oid, ?)
                from pg_roles""",
                row -> new Standing(row.getString(1), row.getBoolean(2), row.getBoolean(3) && !operator.isSuperuser()),
                operator.settable());
    }

    public boolean holds(String group, String member) {
        return memberships.stream().anyMatch(membership -> membership.isBetween(group, member));
    }
}
