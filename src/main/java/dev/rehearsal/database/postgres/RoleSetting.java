package dev.rehearsal.database.postgres;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A setting with which a role's sessions begin.
 *
 * @param isOfDatabase whether in this database alone, and not in all of them
 * @param value as the catalog holds it: a list as SQL would write it
 * @param meaning the parameter and its value in the one form of all values that mean the same
 */
public record RoleSetting(boolean isOfDatabase, String parameter, String value, String meaning) {
    /** The settings whose values are lists of names: variable_is_guc_list_quote in pg_dump's dumputils.c. */
    private static final Set<String> LISTS = Set.of(
            "local_preload_libraries",
            "search_path",
            "session_preload_libraries",
            "shared_preload_libraries",
            "temp_tablespaces",
            "unix_socket_directories");

    private static final Pattern NAME = Pattern.compile("\"((?:[^\"]|\"\")*)\"|[^,\\s]+");

    /** From {@code parameter=value}. */
    static RoleSetting of(boolean isOfDatabase, String stored, String meaning) {
        String[] parts = stored.split("=", 2);
        return new RoleSetting(isOfDatabase, parts[0], parts[1], meaning);
    }

    boolean meansTheSameAs(RoleSetting other) {
        return isOfDatabase == other.isOfDatabase && meaning.equals(other.meaning);
    }

    /** What gives it to a role of another server. */
    String altering(String role, String database) {
        return "alter role %s%s set %s to %s"
                .formatted(
                        Quoted.identifier(role),
                        isOfDatabase ? " in database " + Quoted.identifier(database) : "",
                        Quoted.identifier(parameter),
                        LISTS.contains(parameter) ? listed() : Quoted.literal(value));
    }

    /** Each name by itself, since quoting a list would make it one name. */
    private String listed() {
        List<String> names = NAME.matcher(value)
                .results()
                .map(name ->
                        name.group(1) == null ? name.group() : name.group(1).replace("\"\"", "\""))
                .toList();
        return names.isEmpty() ? "''" : names.stream().map(Quoted::literal).collect(Collectors.joining(", "));
    }
}
