package dev.rehearsal.environment.existing;

import dev.rehearsal.application.Canary;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.OwnSchemas;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Removes what rehearsals made of their own, on every server that answers. For one thread. */
final class Removal {
    private final ExistingServers servers;
    private final Connector connector;
    private final List<String> done = new ArrayList<>();
    private final Set<String> left = new LinkedHashSet<>();

    Removal(ExistingServers servers, Connector connector) {
        this.servers = servers;
        this.connector = connector;
    }

    /** What was removed, and what could not be, a sentence each. */
    ServersProvider.Swept swept() {
        return new ServersProvider.Swept(done, List.copyOf(left));
    }

    /** Something else that could not be done away with. */
    void left(String what) {
        left.add(what);
    }

    /**
     * Nothing at all as long as replication brings rows there: it would fail for good, and keep its publisher's log.
     * Nothing either where that cannot be told.
     */
    void run() {
        List<String> flowing = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        onEach((role, sql) -> {
            servers.dialect()
                    .standing()
                    .flowingInto(sql, OwnSchemas.CANARY)
                    .forEach(part -> flowing.add("%s of %s (%s)".formatted(part.what(), role, part.removing())));
            asked.add(role);
        });
        if (flowing.isEmpty()) {
            onEach((role, sql) -> {
                if (asked.contains(role)) {
                    remove(role, sql);
                }
            });
        } else {
            left(
                    "the canary's tables, to which rows still come by %s; drop that first, then './rehearse cleanup --on %s'"
                            .formatted(String.join(" and ", flowing), servers.file()));
        }
    }

    private void remove(String role, Sql sql) {
        if (new Canary(servers.dialect()).drop(sql)) {
            done.add("removed the canary's tables from %s".formatted(role));
        }
        for (String statement : servers.dialect().markers().dropping(sql)) {
            sql.execute(statement);
            done.add("removed the markers from %s".formatted(role));
        }
    }

    /** What is done on one server. */
    interface Deed {
        void on(String role, Sql sql);
    }

    void onEach(Deed deed) {
        new TreeMap<>(servers.byRole()).forEach((role, address) -> {
            try (Sql sql = connector.openAlone(address, servers.operator())) {
                deed.on(role, sql);
            } catch (SqlFailedException e) {
                left("what is left on %s: %s; run './rehearse cleanup --on %s' once it answers"
                        .formatted(role, e.brief(), servers.file()));
            }
        });
    }
}
