package dev.rehearsal.cli;

import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.DatabaseUrl;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.Tls;
import dev.rehearsal.database.Trust;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One of two databases to compare, how to log in to it, and what its server has to show. */
record ParitySide(DatabaseUrl database, Credentials login, Optional<Tls> tls) {
    /** Opens a connection of its own, each time it is asked. */
    Supplier<Sql> opening(Connector connector) {
        return () -> connector.openAlone(database.address(), login);
    }

    /** What the servers of the two have to show. */
    Trust trusted(ParitySide other) {
        Map<Endpoint, Tls> servers = new HashMap<>();
        Stream.of(this, other)
                .forEach(side -> side.tls.ifPresent(
                        wanted -> servers.put(side.database.address().endpoint(), wanted)));
        return new Trust(servers);
    }

    @Override
    public String toString() {
        return database + tls.map(wanted -> "; TLS wanted: " + wanted).orElse("");
    }
}
