package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** By the right to connect, which every session but a superuser's needs when it begins. */
record PostgresAccess() implements Access {
    /**
     * A right to connect that was granted to a role, or to everybody.
     *
     * @param grantee as SQL writes it: a quoted name, or {@code public}
     * @param isOurs whether the session's own role, or a superuser, holds it
     * @param isFromOwner whether the database's owner granted it, so that the owner can take it back
     * @param database and the session's own role, as SQL writes them
     */
    private record Right(
            String grantee,
            boolean isGrantable,
            boolean isOurs,
            boolean isFromOwner,
            String database,
            String operator) {
        String granting() {
            return "grant connect on database %s to %s%s"
                    .formatted(database, grantee, isGrantable ? " with grant option" : "");
        }
    }

    private static final String RIGHTS = """
            select case when a.grantee = 0 then 'public' else format('"%s"', replace(r.rolname, '"', '""')) end, a.is_grantable,
                   coalesce(r.rolname = current_user or r.rolsuper, false), a.grantor = d.datdba,
                   format('"%s"', replace(d.datname, '"', '""')), format('"%s"', replace(current_user, '"', '""'))
            from pg_database d
              cross join aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
              left join pg_roles r on r.oid = a.grantee
            where d.datname = current_database() and a.privilege_type = 'CONNECT' order by 1""";

    private static final String HEIRS = """
            select rolname from pg_roles where rolcanlogin and not rolsuper and rolname <> current_user
              and pg_has_role(oid, current_user, 'USAGE') order by 1""";

    @Override
    public Rights rights(Sql sql) {
        List<Right> all = all(sql);
        List<Right> others = all.stream().filter(right -> !right.isOurs()).toList();
        List<String> granting = others.stream().map(Right::granting).toList();
        if (others.isEmpty()) {
            return new Rights(List.of(), List.of(), List.of());
        }
        String database = others.get(0).database();
        String operator = others.get(0).operator();
        boolean isHeld = all.stream().anyMatch(right -> right.grantee().equals(operator));
        List<String> closing = new ArrayList<>();
        List<String> opening = new ArrayList<>(granting);
        if (!isHeld) {
            closing.add("grant connect on database %s to %s".formatted(database, operator));
            opening.add("revoke connect on database %s from %s".formatted(database, operator));
        }
        List<String> grantees = others.stream().map(Right::grantee).distinct().toList();
        closing.add("revoke connect on database %s from %s".formatted(database, String.join(", ", grantees)));
        return new Rights(closing, opening, granting);
    }

    private static List<Right> all(Sql sql) {
        return sql.list(
                RIGHTS,
                row -> new Right(
                        row.getString(1),
                        row.getBoolean(2),
                        row.getBoolean(3),
                        row.getBoolean(4),
                        row.getString(5),
                        row.getString(6)));
    }

    @Override
    public String closing() {
        return "revoke connect on database {database} from {everybody else}";
    }

    @Override
    public String opening() {
        return "grant connect on database {database} to {who had it}";
    }

    @Override
    public void createLogin(Sql sql, Credentials login) {
        if (!sql.holds("select exists (select from pg_roles where rolname = ?)", login.user())) {
            sql.execute("create role %s login".formatted(Quoted.identifier(login.user())));
        }
        sql.execute("alter role %s password '%s'".formatted(Quoted.identifier(login.user()), ScramSecret.of(login)));
    }

    @Override
    public List<String> holders(Sql sql) {
        return sql.texts("""
                select rolname from pg_roles where rolcanlogin and not rolsuper and rolname <> current_user
                  and has_database_privilege(oid, current_database(), 'CONNECT') order by 1""");
    }

    @Override
    public List<String> obstacles(Sql sql) {
        return Stream.concat(
                        all(sql).stream()
                                .filter(right -> !right.isOurs() && !right.isFromOwner())
                                .map(right ->
                                        "the right of %s to connect was not granted by the database's owner → let its grantor revoke it"
                                                .formatted(right.grantee())),
                        sql.texts(HEIRS).stream()
                                .map(heir ->
                                        "'%s' has every right of the operator and could not be kept out → revoke that membership"
                                                .formatted(heir)))
                .toList();
    }
}
