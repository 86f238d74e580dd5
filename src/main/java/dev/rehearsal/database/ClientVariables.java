package dev.rehearsal.database;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables by which PostgreSQL's client programs find a server, know it, and log in. (<a
 * href="https://www.postgresql.org/docs/current/libpq-envars.html">Environment Variables</a>)
 *
 * @param connector how this machine connects
 */
public record ClientVariables(Connector connector, Address address, Credentials login) {
    /** By their own names. */
    public Map<String, String> plain() {
        Endpoint reached = connector.reach().from(address.endpoint());
        Optional<Tls> tls = connector.trust().of(address.endpoint());
        Map<String, String> variables = new HashMap<>();
        variables.put("PGHOST", reached.host());
        variables.put("PGPORT", String.valueOf(reached.port()));
        variables.put("PGDATABASE", address.database());
        variables.put("PGUSER", login.user());
        variables.put("PGPASSWORD", login.password());
        tls.map(Tls::variables).ifPresent(variables::putAll);
        tls.filter(each -> each.isNameVerified() && !each.name().equals(reached.host()))
                .ifPresent(each -> {
                    variables.put("PGHOST", each.name());
                    variables.put("PGHOSTADDR", ipAddress(reached.host()));
                });
        return Map.copyOf(variables);
    }

    /**
     * The variables, each with the role before it: {@code BLUE_PGHOST}, {@code BLUE_REPLICA_PGHOST} for blue-replica.
     */
    public Map<String, String> of(String role) {
        String prefix = role.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_";
        Map<String, String> variables = new HashMap<>();
        plain().forEach((name, value) -> variables.put(prefix + name, value));
        return Map.copyOf(variables);
    }

    /** What libpq connects to where it verifies another name. */
    private static String ipAddress(String host) {
        try {
            return InetAddress.getByName(host).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(
                    "find the address of '%s' → no host has that name → correct the host under 'tunnels:' of the environment file"
                            .formatted(host),
                    e);
        }
    }
}
