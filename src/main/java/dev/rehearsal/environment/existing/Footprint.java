package dev.rehearsal.environment.existing;

import dev.rehearsal.application.Canary;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.dialect.Triggers;
import dev.rehearsal.server.WorkFolder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a rehearsal makes of its own on servers that are not its own: canary tables and markers, each in a schema of its
 * own. Closing it removes both, and nothing else; slots that a runbook left behind are told. As long as it is open no
 * other rehearsal may run there. For one thread.
 */
final class Footprint implements AutoCloseable {
    private final ExistingServers servers;
    private final Connector connector;
    private final ServersRecord record;
    private final ServersLock lock;

    private Footprint(ExistingServers servers, Connector connector, ServersRecord record, ServersLock lock) {
        this.servers = servers;
        this.connector = connector;
        this.record = record;
        this.lock = lock;
    }

    /**
     * Makes sure that no other rehearsal is there, and writes down where something may be left.
     *
     * @throws IllegalStateException when another rehearsal is
     */
    static Footprint begin(ExistingServers servers, Connector connector, WorkFolder work) throws IOException {
        ServersLock lock = ServersLock.take(servers);
        boolean isBegun = false;
        try {
            ServersRecord record = ServersRecord.of(servers, connector);
            record.writeTo(work.path());
            isBegun = true;
            return new Footprint(servers, connector, record, lock);
        } finally {
            if (!isBegun) {
                lock.close();
            }
        }
    }

    /**
     * Makes the canary's tables on both servers, filled on blue: green gets the rows as it gets all others.
     *
     * @throws IllegalStateException when event triggers of the operator's would write to his tables at that, or at a
     *     connection, or have triggers do so; nothing is made then, and of what was tried nothing stays but the
     *     positions of sequences
     */
    void makeCanary(long rows) {
        List<String> triggered = triggered();
        if (!triggered.isEmpty()) {
            throw new IllegalStateException(String.join("; ", triggered));
        }
        for (Address server : List.of(servers.green(), servers.blue())) {
            try (Sql sql = connector.openAlone(server, servers.operator())) {
                new Canary(servers.dialect()).create(sql);
            }
        }
        try (Sql sql = connector.openAlone(servers.blue(), servers.operator())) {
            new Canary(servers.dialect()).seed(sql, rows);
        }
    }

    /** What event triggers write at it, tried and taken back; so nobody has to be told of it afterwards. */
    private List<String> triggered() {
        try (Connector unwatched = servers.connector()) {
            return new TreeMap<>(servers.byRole())
                    .entrySet().stream()
                            .flatMap(server -> triggered(unwatched, server.getKey(), server.getValue()).stream())
                            .toList();
        }
    }

    private Optional<String> triggered(Connector unwatched, String role, Address server) {
        Optional<String> atLogin = new LoginWrites(unwatched, servers.operator()).found(role, server);
        if (atLogin.isPresent()) {
            return atLogin;
        }
        try (Sql sql = unwatched.openAlone(server, servers.operator())) {
            Triggers all = servers.dialect().triggers();
            List<String> triggers = all.enabled(sql);
            List<String> written = triggers.isEmpty()
                    ? List.of()
                    : new Canary(servers.dialect()).tried(sql, () -> all.inTransaction(sql));
            return written.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "event triggers of %s would add %s at the tables that a rehearsal makes there of its own, so none is made; disable those that write while you rehearse: %s"
                                    .formatted(
                                            role,
                                            String.join(", ", written),
                                            triggers.stream()
                                                    .map(all::disabling)
                                                    .collect(Collectors.joining("; "))));
        }
    }

    /** Where a runbook broke off after traffic had moved, nobody takes them away, and they would fill the disk. */
    private List<String> idleParts(String role, Sql sql) {
        List<String> before = Optional.ofNullable(record.before().get(role))
                .map(ServerState::removing)
                .orElse(List.of());
        return servers.dialect().standing().idle(sql).stream()
                .filter(part -> !before.contains(part.removing()))
                .map(part -> "%s of %s, which keeps its log for nobody; unless somebody is to read it: %s"
                        .formatted(part.what(), role, part.removing()))
                .toList();
    }

    @Override
    public void close() {
        Removal removal = new Removal(servers, connector);
        removal.run();
        removal.onEach((role, sql) -> idleParts(role, sql).forEach(removal::left));
        try {
            lock.close();
        } catch (SqlFailedException e) {
            removal.left("the lock: " + e.brief());
        }
        if (!removal.swept().left().isEmpty()) {
            throw new IllegalStateException(String.join("; ", removal.swept().left()));
        }
    }
}
