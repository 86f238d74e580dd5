package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.DatabaseUrl;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Tls;
import dev.rehearsal.database.dialect.ClientPrograms;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What psql, pg_dump and their like read from their environment. (<a
 * href="https://www.postgresql.org/docs/current/libpq-envars.html">Environment Variables</a>)
 */
record Libpq() implements ClientPrograms {
    @Override
    public Credentials login(DatabaseUrl database, Optional<Path> own) {
        return new Passwords(System.getenv()).login(database, own);
    }

    @Override
    public Optional<Tls> tls(Endpoint server) {
        return TlsVariables.here().of(server);
    }

    @Override
    public Map<String, String> finding(Address address) {
        Endpoint server = address.endpoint();
        return Map.of(
                "PGHOST", server.host(), "PGPORT", String.valueOf(server.port()), "PGDATABASE", address.database());
    }

    @Override
    public Map<String, String> variables(Connector connector, Address address, Credentials login) {
        Endpoint reached = connector.reach().from(address.endpoint());
        Optional<Tls> tls = connector.trust().of(address.endpoint());
        Map<String, String> variables = new HashMap<>(finding(new Address(reached, address.database())));
        variables.put("PGUSER", login.user());
        variables.put("PGPASSWORD", login.password());
        tls.map(Libpq::demanding).ifPresent(variables::putAll);
        tls.filter(each -> each.isNameVerified() && !each.name().equals(reached.host()))
                .ifPresent(each -> {
                    variables.put("PGHOST", each.name());
                    variables.put("PGHOSTADDR", ipAddress(reached.host()));
                });
        return Map.copyOf(variables);
    }

    private static Map<String, String> demanding(Tls tls) {
        String mode = tls.mode().word();
        return tls.authorities()
                .map(each ->
                        Map.of("PGSSLMODE", mode, "PGSSLROOTCERT", each.file().toString()))
                .orElse(Map.of("PGSSLMODE", mode));
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
