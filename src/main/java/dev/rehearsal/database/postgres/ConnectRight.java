package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * A right to connect to the session's database that was granted to a role, or to everybody.
 *
 * @param grantee as SQL writes it: a quoted name, or {@code public}
 * @param isOurs whether the session's own role, or a superuser, holds it
 * @param isFromOwner whether the database's owner granted it, so that the owner can take it back
 */
public record ConnectRight(String grantee, boolean isGrantable, boolean isOurs, boolean isFromOwner) {
    public static List<ConnectRight> all(Sql sql) {
        return sql.list(
                """
                select case when a.grantee = 0 then 'public' else format('"%s"', replace(r.rolname, '"', '""')) end, a.is_grantable,
                       coalesce(r.rolname = current_user or r.rolsuper, false), a.grantor = d.datdba
                from pg_database d
                  cross join aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
                  left join pg_roles r on r.oid = a.grantee
                where d.datname = current_database() and a.privilege_type = 'CONNECT' order by 1""",
                row -> new ConnectRight(row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getBoolean(4)));
    }

    /** What leaves the right to the session's own role alone; empty where that is so already. */
    public static List<String> revoking(String database, String operator, List<ConnectRight> rights) {
        List<String> others = foreign(rights);
        if (others.isEmpty()) {
            return List.of();
        }
        List<String> statements = new ArrayList<>();
        if (!isHeldBy(operator, rights)) {
            statements.add(granting(database, Quoted.identifier(operator)));
        }
        statements.add("revoke connect on database %s from %s"
                .formatted(Quoted.identifier(database), String.join(", ", others)));
        return List.copyOf(statements);
    }

    /** What brings these rights back after {@link #revoking}. */
    public static List<String> restoring(String database, String operator, List<ConnectRight> rights) {
        List<String> statements = new ArrayList<>(granting(database, rights));
        if (!isHeldBy(operator, rights)) {
            statements.add("revoke connect on database %s from %s"
                    .formatted(Quoted.identifier(database), Quoted.identifier(operator)));
        }
        return List.copyOf(statements);
    }

    /** What gives those that a fence takes away. */
    public static List<String> granting(String database, List<ConnectRight> rights) {
        return rights.stream()
                .filter(right -> !right.isOurs())
                .map(right -> granting(database, right.grantee()) + (right.isGrantable() ? " with grant option" : ""))
                .toList();
    }

    /** Those that a fence takes away. */
    public static List<String> foreign(List<ConnectRight> rights) {
        return rights.stream()
                .filter(right -> !right.isOurs())
                .map(ConnectRight::grantee)
                .distinct()
                .toList();
    }

    /** Login roles, the session's own and superusers apart, that may connect by whatever right. */
    public static List<String> holders(Sql sql) {
        return sql.texts("""
                select rolname from pg_roles where rolcanlogin and not rolsuper and rolname <> current_user
                  and has_database_privilege(oid, current_database(), 'CONNECT') order by 1""");
    }

    /** Login roles that have every right of the session's own role, which cannot be taken from them alone. */
    public static List<String> heirs(Sql sql) {
        return sql.texts("""
                select rolname from pg_roles where rolcanlogin and not rolsuper and rolname <> current_user
                  and pg_has_role(oid, current_user, 'USAGE') order by 1""");
    }

    private static boolean isHeldBy(String role, List<ConnectRight> rights) {
        return rights.stream().anyMatch(right -> right.grantee().equals(Quoted.identifier(role)));
    }

    private static String granting(String database, String grantee) {
        return "grant connect on database %s to %s".formatted(Quoted.identifier(database), grantee);
    }
}
