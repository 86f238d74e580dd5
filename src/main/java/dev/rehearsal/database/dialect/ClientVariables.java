package dev.rehearsal.database.dialect;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The environment variables by which a command finds a server, knows it, and logs in.
 *
 * @param connector how this machine connects
 */
public record ClientVariables(ClientPrograms programs, Connector connector, Address address, Credentials login) {
    /** As the engine's own programs read them. */
    public Map<String, String> plain() {
        return programs.variables(connector, address, login);
    }

    /**
     * The variables, each with the role before it: {@code BLUE_HOST}, {@code BLUE_REPLICA_PORT} for blue-replica,
     * {@code …_DATABASE}, {@code …_USER}, {@code …_PASSWORD}, and those of the engine's programs, as in
     * {@code BLUE_PGHOST}.
     */
    public Map<String, String> of(String role) {
        Map<String, String> variables =
                new HashMap<>(place(connector.reach().from(address.endpoint()), address.database()));
        variables.put("USER", login.user());
        variables.put("PASSWORD", login.password());
        variables.putAll(plain());
        return prefixed(role, variables);
    }

    /** The same of a place without a login: {@code WRITER_HOST}, {@code WRITER_PORT}, {@code WRITER_DATABASE}. */
    public static Map<String, String> finding(ClientPrograms programs, String role, Address address) {
        Map<String, String> variables = new HashMap<>(place(address.endpoint(), address.database()));
        variables.putAll(programs.finding(address));
        return prefixed(role, variables);
    }

    private static Map<String, String> place(Endpoint server, String database) {
        return Map.of("HOST", server.host(), "PORT", String.valueOf(server.port()), "DATABASE", database);
    }

    private static Map<String, String> prefixed(String role, Map<String, String> variables) {
        String prefix = role.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_";
        Map<String, String> prefixed = new HashMap<>();
        variables.forEach((name, value) -> prefixed.put(prefix + name, value));
        return Map.copyOf(prefixed);
    }
}
