package dev.rehearsal.localrds.running;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Quoted;
import dev.rehearsal.localrds.holding.Cluster;
import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.RdsAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a member's server is told besides its parameters. A cluster's members share one volume on AWS; here each has a
 * copy, which is why the writer waits for its readers to have what it acknowledges.
 */
record MemberSettings(RdsAccount account, Cluster cluster, Instance member) {
    /**
     * A reader must have as much of these as its writer. (PostgreSQL's documentation, Hot Standby, Administrator's
     * Overview)
     */
    private static final List<String> AS_MUCH_AS_THE_WRITER = List.of(
            "max_connections",
            "max_worker_processes",
            "max_wal_senders",
            "max_prepared_transactions",
            "max_locks_per_transaction");

    /** The settings over and above these, or instead of them. */
    Map<String, String> over(Map<String, String> chosen) {
        Map<String, String> settings = new HashMap<>();
        // There are no slots for members, since Aurora shows none; this much log outlasts a reader's restart.
        settings.put("wal_keep_size", "1GB");
        if (cluster.isWrittenBy(member)) {
            settings.put("synchronous_standby_names", synchronous());
        } else {
            cluster.writer()
                    .flatMap(account.instances()::find)
                    .ifPresent(writer -> settings.putAll(following(writer, chosen)));
        }
        return settings;
    }

    /** All of them, so that whichever is promoted has every acknowledged change. */
    private String synchronous() {
        List<String> readers = cluster.synchronous();
        return readers.isEmpty()
                ? ""
                : "FIRST %d (%s)"
                        .formatted(
                                readers.size(),
                                readers.stream().map(Quoted::identifier).collect(Collectors.joining(", ")));
    }

    private Map<String, String> following(Instance writer, Map<String, String> chosen) {
        // Not by the writer's endpoint, which opens to others when its readers follow it.
        Streaming streaming = new Streaming(account, writer.server().endpoint());
        Map<String, String> settings = new HashMap<>(streaming.by(member.server(), member.identifier()));
        // A writer that was restarted must not wait long for its readers, nor its clients for them.
        settings.put("wal_retrieve_retry_interval", "100ms");
        settings.put("hot_standby_feedback", chosen.getOrDefault("hot_standby_feedback", "on"));
        if (writer.isRunning()) {
            settings.putAll(asMuchAs(writer, chosen));
        }
        return settings;
    }

    private static Map<String, String> asMuchAs(Instance writer, Map<String, String> chosen) {
        Map<String, String> settings = new HashMap<>();
        try (Sql sql = writer.server().sql("postgres")) {
            for (String name : AS_MUCH_AS_THE_WRITER) {
                int has = Integer.parseInt(sql.text("show " + name).orElseThrow());
                if (has > Integer.parseInt(chosen.getOrDefault(name, "0"))) {
                    settings.put(name, String.valueOf(has));
                }
            }
        }
        return settings;
    }
}
