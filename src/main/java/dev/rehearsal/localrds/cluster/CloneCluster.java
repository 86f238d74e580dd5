package dev.rehearsal.localrds.cluster;

import dev.rehearsal.database.Sql;
import dev.rehearsal.localrds.answer.Operation;
import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.localrds.answer.Requested;
import dev.rehearsal.localrds.holding.Cluster;
import dev.rehearsal.localrds.holding.ClusterSpec;
import dev.rehearsal.localrds.holding.ClusterStatus;
import dev.rehearsal.localrds.holding.IgnoredMembers;
import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.LogKept;
import dev.rehearsal.localrds.holding.LogicalSlot;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.holding.Registration;
import dev.rehearsal.localrds.holding.VolumeStart;
import dev.rehearsal.localrds.parameter.ServerParameters;
import dev.rehearsal.localrds.running.Promotion;
import dev.rehearsal.localrds.running.Streaming;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeResponse;

/**
 * A clone of a cluster: a new one without members, whose data is that of its source at one place in the source's log.
 * (<a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Clone.html">Cloning a volume
 * for an Aurora DB cluster</a>)
 */
public record CloneCluster(RdsAccount account) {
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofMinutes(10);
    private static final Duration LOOKS = Duration.ofMillis(50);

    public List<Operation<?>> all() {
        return List.of(Operation.of(RestoreDbClusterToPointInTimeRequest.class, this::restore)
                .requires("DBClusterIdentifier", "SourceDBClusterIdentifier")
                .understands(
                        "RestoreType",
                        "UseLatestRestorableTime",
                        "DBClusterParameterGroupName",
                        "Port",
                        "DeletionProtection",
                        "EnableCloudwatchLogsExports",
                        "BackupRetentionPeriod")
                .understands(IgnoredMembers.members()));
    }

    private RestoreDbClusterToPointInTimeResponse restore(RestoreDbClusterToPointInTimeRequest request) {
        if (!"copy-on-write".equals(request.restoreType())) {
            throw Refusal.notImitated(
                    "a restore of type "
                            + Optional.ofNullable(request.restoreType()).orElse("full-copy"),
                    "use RestoreType copy-on-write");
        }
        if (!Boolean.TRUE.equals(request.useLatestRestorableTime())) {
            throw Refusal.combination(
                    "A copy-on-write restore needs UseLatestRestorableTime; a clone is of the latest moment.");
        }
        Cluster source = account.clusters().available(request.sourceDBClusterIdentifier());
        Instance writer = writer(source);
        String identifier = account.clusters().free(request.dbClusterIdentifier());
        Cluster clone = new Registration(account)
                .register(identifier, source.family(), spec(request, source), Optional.ofNullable(request.port()));
        clone.cloneOf(source);
        String until = remembered(clone, writer);
        clone.lane().later(() -> copy(writer, clone, until));
        return RestoreDbClusterToPointInTimeResponse.builder()
                .dbCluster(new ClusterDescription(account, clone).told())
                .build();
    }

    private Instance writer(Cluster source) {
        return source.writer()
                .flatMap(account.instances()::find)
                .filter(Instance::isRunning)
                .orElseThrow(() -> Refusal.notImitated(
                        "a clone of '%s', which has no writer that runs".formatted(source.identifier()),
                        "create its writer first"));
    }

    private ClusterSpec spec(RestoreDbClusterToPointInTimeRequest request, Cluster source) {
        ClusterSpec like = source.spec();
        return new ClusterSpec(
                account.clusterGroups()
                        .fitting(
                                Optional.ofNullable(request.dbClusterParameterGroupName())
                                        .orElse(source.family().defaultGroup()),
                                source.family())
                        .name(),
                Requested.clusterBackupRetention(request.backupRetentionPeriod())
                        .orElse(like.backupRetention()),
                Boolean.TRUE.equals(request.deletionProtection()),
                like.masterUser(),
                like.database(),
                Requested.logs(request.enableCloudwatchLogsExports()));
    }

    /** What the source has now, and so the clone will: its slots, and its log up to the answer. */
    private static String remembered(Cluster clone, Instance writer) {
        try (Sql sql = writer.server().sql("postgres")) {
            clone.inherit(LogicalSlot.of(sql));
            return sql.text("select pg_current_wal_insert_lsn()::text").orElseThrow();
        }
    }

    private void copy(Instance source, Cluster clone, String until) throws InterruptedException {
        LogKept log =
                new LogKept(source.server(), "rds_clone_" + clone.identifier().replace('-', '_'));
        log.during(() -> {
            DatabaseServer copy = source.server().copy(clone.identifier());
            clone.keep(copy);
            copy.follow(account.replication());
            copy.start(following(source, copy, clone));
            awaitReplayed(copy, until);
            Promotion.of(copy);
        });
        DatabaseServer promoted = clone.volume().orElseThrow();
        VolumeStart.ofPromoted(promoted).writeDown(promoted);
        promoted.stop();
        clone.become(ClusterStatus.AVAILABLE);
    }

    /**
     * Parameters as its source has them, since a standby must have as much of some; its own come with its first member.
     */
    private Map<String, String> following(Instance source, DatabaseServer copy, Cluster clone) {
        Map<String, String> values =
                new HashMap<>(source.membership().orElseThrow().group().inEffect());
        values.putAll(source.group().inEffect());
        Map<String, String> settings = new HashMap<>(new ServerParameters(values).settings());
        settings.putAll(new Streaming(account, source.endpoint().endpoint()).by(copy, clone.identifier()));
        return settings;
    }

    private static void awaitReplayed(DatabaseServer copy, String until) throws InterruptedException {
        Await.until("the clone to have the log up to " + until, Deadline.after(CAUGHT_UP_WITHIN), LOOKS, () -> {
            try (Sql sql = copy.sql("postgres")) {
                String replayed =
                        sql.text("select pg_last_wal_replay_lsn()::text").orElse("nothing");
                boolean isThere = sql.holds("select pg_last_wal_replay_lsn() >= ?::pg_lsn", until);
                return Observation.of(isThere, "it has replayed up to " + replayed);
            }
        });
    }
}
