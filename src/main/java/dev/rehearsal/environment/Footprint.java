package dev.rehearsal.environment;

import dev.rehearsal.application.Canary;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Lending;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.Marker;
import dev.rehearsal.server.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a rehearsal makes of its own on servers that are not its own: canary tables and markers, each in a schema of its
 * own. Closing it removes both, and nothing else. As long as it is open no other rehearsal may run there. For one
 * thread.
 */
final class Footprint implements AutoCloseable {
    /** In the work folder, so that a sweep finds the servers again when the rehearsal is killed. */
    private static final String RECORD = "existing-servers";

    /** Any number, as long as nobody else locks the same. */
    private static final long LOCK = 0x5265686561727361L;

    private final ExistingServers servers;
    private final Connector connector;
    private final Sql lock;

    private Footprint(ExistingServers servers, Connector connector, Sql lock) {
        this.servers = servers;
        this.connector = connector;
        this.lock = lock;
    }

    /**
     * Writes down where something may be left, and makes sure that no other rehearsal is there.
     *
     * @throws IllegalStateException when one is
     */
    static Footprint begin(ExistingServers servers, Connector connector, WorkFolder work) throws IOException {
        Sql lock = connector.openAlone(servers.blue(), servers.operator());
        if (isTaken(lock)) {
            lock.close();
            throw new IllegalStateException(
                    "another rehearsal is under way on %s; wait until it has ended".formatted(servers.blue()));
        }
        Files.writeString(
                work.path().resolve(RECORD), servers.file().toAbsolutePath().toString());
        return new Footprint(servers, connector, lock);
    }

    /** Whether a rehearsal that lives holds these servers; otherwise this session does from now on. */
    static boolean isTaken(Sql blue) {
        return !blue.holds("select pg_try_advisory_lock(?)", LOCK);
    }

    /** Makes the canary's tables on both servers, filled on blue: green gets the rows as it gets all others. */
    void makeCanary(long rows) {
        for (Address server : List.of(servers.green(), servers.blue())) {
            try (Sql sql = connector.openAlone(server, servers.operator())) {
                Canary.create(sql);
            }
        }
        try (Sql sql = connector.openAlone(servers.blue(), servers.operator())) {
            Canary.seed(sql, rows);
        }
    }

    @Override
    public void close() {
        Removal removal = remove(servers, connector);
        try {
            lock.close();
        } catch (SqlFailedException e) {
            removal.left().add("the lock on blue: " + e.brief());
        }
        if (!removal.left().isEmpty()) {
            throw new IllegalStateException(String.join("; ", removal.left()));
        }
    }

    /** The file that describes the servers of the rehearsal that had a work folder; empty where there were none. */
    static Optional<Path> recorded(Path workFolder) throws IOException {
        Path record = workFolder.resolve(RECORD);
        return Files.exists(record)
                ? Optional.of(Path.of(Files.readString(record).strip()))
                : Optional.empty();
    }

    /** What was removed, and what could not be, one sentence each. */
    record Removal(List<String> done, List<String> left) {}

    /** Removes what rehearsals left, on every server that answers. */
    static Removal remove(ExistingServers servers, Connector connector) {
        Removal removal = new Removal(new ArrayList<>(), new ArrayList<>());
        Map<String, Address> sorted = new TreeMap<>(servers.byRole());
        sorted.forEach((role, address) -> {
            try (Sql sql = connector.openAlone(address, servers.operator())) {
                if (Canary.drop(sql)) {
                    removal.done().add("removed the canary's tables from %s".formatted(role));
                }
                for (String statement : isMarkersAlone(sql) ? Marker.dropping(sql) : List.<String>of()) {
                    sql.execute(statement);
                    removal.done().add("removed the markers from %s".formatted(role));
                }
            } catch (SqlFailedException e) {
                removal.left()
                        .add("what is left on %s: %s; run './rehearse cleanup --on %s' once it answers"
                                .formatted(role, e.brief(), servers.file()));
            }
        });
        return removal;
    }

    /** The same without a rehearsal; leaves alone what one that lives still needs. */
    static ServersProvider.Swept sweep(ExistingServers servers) {
        try (Connector connector = new Connector(servers.reach(), Lending.NONE);
                Sql lock = connector.openAlone(servers.blue(), servers.operator())) {
            if (isTaken(lock)) {
                return new ServersProvider.Swept(List.of(), List.of());
            }
            Removal removal = remove(servers, connector);
            return new ServersProvider.Swept(removal.done(), removal.left());
        } catch (SqlFailedException e) {
            return new ServersProvider.Swept(
                    List.of(),
                    List.of(
                            "what may be left on the servers of %s: %s; run './rehearse cleanup --on %s' once they answer"
                                    .formatted(servers.file(), e.brief(), servers.file())));
        }
    }

    /** Whether the schema for markers, if it is there, holds nothing else. */
    static boolean isMarkersAlone(Sql sql) {
        return sql.holds("""
                select not exists (select from pg_class c where c.relnamespace = to_regnamespace('rehearsal')
                    and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and c.relname <> 'marker')""");
    }
}
