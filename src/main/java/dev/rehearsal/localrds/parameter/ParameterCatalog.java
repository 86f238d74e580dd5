package dev.rehearsal.localrds.parameter;

import dev.rehearsal.localrds.answer.Interruptible;
import dev.rehearsal.server.DatabaseServers;
import dev.rehearsal.server.ServerRelease;
import dev.rehearsal.server.ServerSetting;
import dev.rehearsal.server.ServerSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The parameters that a parameter group of each family has: the server's own settings, as its programs describe them,
 * and those that RDS adds. Safe for many threads.
 */
public final class ParameterCatalog {
    static final String LOGICAL_REPLICATION = "rds.logical_replication";

    /**
     * RDS turns it into the server's settings at a start. (<a
     * href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.FeatureSupport.LogicalReplication.html">Logical
     * replication</a>)
     */
    private static final ServerSetting LOGICAL =
            new ServerSetting(LOGICAL_REPLICATION, "postmaster", "BOOLEAN", "0", "", "", "Enables logical decoding.");

    /** RDS keeps these to itself. */
    private static final Set<String> RESERVED = Set.of(
            "wal_level",
            "fsync",
            "full_page_writes",
            "listen_addresses",
            "port",
            "data_directory",
            "config_file",
            "hba_file",
            "ident_file",
            "external_pid_file",
            "unix_socket_directories",
            "unix_socket_permissions",
            "unix_socket_group",
            "primary_conninfo",
            "primary_slot_name",
            "restore_command",
            "archive_command",
            "archive_library",
            "archive_mode",
            "hot_standby");

    private final DatabaseServers servers;
    private final Map<ServerRelease, ServerSettings> known = new ConcurrentHashMap<>();

    public ParameterCatalog(DatabaseServers servers) {
        this.servers = servers;
    }

    Optional<ServerSetting> find(ParameterGroup group, String name) {
        return name.equals(LOGICAL_REPLICATION)
                ? Optional.of(LOGICAL).filter(setting -> group.kind().decidesLogging(group.family()))
                : settings(group.family().release()).find(name);
    }

    boolean isModifiable(ServerSetting setting) {
        return setting.isModifiable() && !RESERVED.contains(setting.name());
    }

    List<ServerSetting> all(ParameterGroup group) {
        List<ServerSetting> all =
                new ArrayList<>(settings(group.family().release()).settings().values());
        find(group, LOGICAL_REPLICATION).ifPresent(all::add);
        all.sort(Comparator.comparing(ServerSetting::name));
        return List.copyOf(all);
    }

    private ServerSettings settings(ServerRelease release) {
        return known.computeIfAbsent(release, wanted -> Interruptible.call(() -> servers.settings(wanted)));
    }
}
