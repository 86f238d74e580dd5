package dev.rehearsal.localrds.running;

import dev.rehearsal.database.Endpoint;
import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.server.DatabaseServer;
import java.util.HashMap;
import java.util.Map;

/** What a server is told to follow another, which it finds at an address. */
public record Streaming(RdsAccount account, Endpoint from) {

    /** For a read replica, for which its source keeps the log by a slot. */
    Map<String, String> bySlot(Instance replica) {
        Map<String, String> settings = new HashMap<>(by(replica.server(), replica.identifier()));
        settings.put("primary_slot_name", Running.slot(replica));
        return settings;
    }

    /** For a server that the source knows by a name. */
    public Map<String, String> by(DatabaseServer follower, String name) {
        return Map.of(
                "primary_conninfo",
                "host=%s port=%d user=%s passfile='%s' application_name='%s'"
                        .formatted(
                                from.host(), from.port(), account.replication().user(), follower.passwordFile(), name));
    }
}
