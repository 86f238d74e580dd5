package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
     * Of a role in one database or, by the number zero, in all: each setting as it is kept, and after it what that
     * means.
     */
    private static final String SETTINGS = """
            array(select told.text from pg_db_role_setting s cross join unnest(s.setconfig) kept
                    cross join unnest(array[kept, {setting kept}]) with ordinality told (text, place)
                  where s.setrole = r.oid and s.setdatabase = %s order by kept, told.place)""";

    /**
     * The roles that users made: not PostgreSQL's, not RDS's, not the server's own superuser, not the session's own.
     */
    public static List<RoleDefinition> all(Sql sql) {
        return sql.list(
                StructureQueries.query("""
                with {known settings}
                select r.rolname, {everywhere}, {in database}, shobj_description(r.oid, 'pg_authid'), {attributes}
                from pg_roles r
                where r.rolname !~ '^(pg_|rds)' and r.oid >= 16384 and r.rolname <> current_user order by 1""".replace("{everywhere}", SETTINGS.formatted("0"))
                        .replace(
                                "{in database}",
                                SETTINGS.formatted("(select oid from pg_database where datname = current_database())"))
                        .replace("{attributes}", RoleAttributes.COLUMNS)),
                row -> new RoleDefinition(
                        row.getString(1),
                        RoleAttributes.of(row, 5),
                        settings((String[]) row.getArray(2).getArray(), (String[])
                                row.getArray(3).getArray()),
                        Optional.ofNullable(row.getString(4))));
    }

    private static List<RoleSetting> settings(String[] everywhere, String[] inDatabase) {
        return Stream.concat(settings(false, everywhere), settings(true, inDatabase))
                .toList();
    }

    private static Stream<RoleSetting> settings(boolean isOfDatabase, String[] told) {
        return IntStream.range(0, told.length / 2)
                .mapToObj(i -> RoleSetting.of(isOfDatabase, told[2 * i], told[2 * i + 1]));
    }

    /** What differs between it and another server's role of that name, a phrase each; settings by their names alone. */
    public List<String> differences(RoleDefinition other) {
        List<String> differences = new ArrayList<>();
        if (!attributes.equals(other.attributes)) {
            differences.add("'%s' instead of '%s'".formatted(other.attributes.written(), attributes.written()));
        }
        Stream.concat(settings.stream(), other.settings.stream())
                .filter(setting -> settings.stream().noneMatch(setting::meansTheSameAs)
                        || other.settings.stream().noneMatch(setting::meansTheSameAs))
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
