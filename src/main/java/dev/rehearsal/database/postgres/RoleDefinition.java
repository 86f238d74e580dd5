package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A role and what makes it up, without its password and its memberships.
 *
 * @param settings for every database and for this one
 */
public record RoleDefinition(
        String name, RoleAttributes attributes, List<RoleSetting> settings, Optional<String> comment) {
    public RoleDefinition {
        settings = List.copyOf(settings);
    }

    /**
     * The roles that users made: not PostgreSQL's, not RDS's, not the server's own superuser, not the session's own.
     */
    public static List<RoleDefinition> all(Sql sql) {
        return sql.list(
                """
                select r.rolname,
                       array(select unnest(s.setconfig) from pg_db_role_setting s where s.setrole = r.oid and s.setdatabase = 0 order by 1),
                       array(select unnest(s.setconfig) from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
                             where s.setrole = r.oid and d.datname = current_database() order by 1),
                       shobj_description(r.oid, 'pg_authid'), {attributes}
                from pg_roles r
                where r.rolname !~ '^(pg_|rds)' and r.oid >= 16384 and r.rolname <> current_user order by 1""".replace("{attributes}", RoleAttributes.COLUMNS),
                row -> new RoleDefinition(
                        row.getString(1),
                        RoleAttributes.of(row, 5),
                        settings((String[]) row.getArray(2).getArray(), (String[])
                                row.getArray(3).getArray()),
                        Optional.ofNullable(row.getString(4))));
    }

    private static List<RoleSetting> settings(String[] everywhere, String[] inDatabase) {
        return Stream.concat(
                        Arrays.stream(everywhere).map(stored -> RoleSetting.of(false, stored)),
                        Arrays.stream(inDatabase).map(stored -> RoleSetting.of(true, stored)))
                .toList();
    }

    /** In what another server's role of this name is otherwise, a phrase each; settings by their names alone. */
    public List<String> differences(RoleDefinition other) {
        List<String> differences = new ArrayList<>();
        if (!attributes.equals(other.attributes)) {
            differences.add("'%s' instead of '%s'".formatted(other.attributes.written(), attributes.written()));
        }
        Stream.concat(settings.stream(), other.settings.stream())
                .filter(setting -> !settings.contains(setting) || !other.settings.contains(setting))
                .map(setting -> "the setting " + setting.parameter())
                .distinct()
                .forEach(differences::add);
        return List.copyOf(differences);
    }

    /**
     * What creates it; its groups are granted once every role is there.
     *
     * @param database the name of the database on the other server
     */
    public List<String> creating(String database) {
        List<String> statements = new ArrayList<>();
        statements.add("create role %s %s".formatted(Quoted.identifier(name), attributes.written()));
        settings.forEach(setting -> statements.add(setting.altering(name, database)));
        comment.ifPresent(text ->
                statements.add("comment on role %s is %s".formatted(Quoted.identifier(name), Quoted.literal(text))));
        return List.copyOf(statements);
    }
}
