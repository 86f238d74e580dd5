package dev.rehearsal.localrds.cluster;

import dev.rehearsal.database.Sql;
import dev.rehearsal.localrds.answer.ClusterRefusal;
import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.localrds.holding.Cluster;
import dev.rehearsal.localrds.holding.ClusterStatus;
import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.InstanceStatus;
import dev.rehearsal.localrds.holding.LogicalSlot;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.holding.Timings;
import dev.rehearsal.localrds.holding.VolumeStart;
import dev.rehearsal.localrds.parameter.ParameterGroups;
import dev.rehearsal.localrds.running.Members;
import dev.rehearsal.localrds.running.Running;
import dev.rehearsal.localrds.version.Family;
import dev.rehearsal.localrds.version.RightsByVersion;
import dev.rehearsal.localrds.version.VersionChange;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.ServerRelease;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;

/**
 * A major upgrade of a cluster in place: the writer's data first, then the readers, and nobody gets in until all is
 * done. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_UpgradeDBInstance.PostgreSQL.MajorVersion.html">Performing
 * a major version upgrade</a>)
 *
 * @param group the cluster parameter group afterwards
 * @param memberGroup every member's own parameter group afterwards
 */
record UpgradeCluster(RdsAccount account, Cluster cluster, ServerRelease to, String group, String memberGroup) {

    /** The upgrade that a request asks for, if it does; refused when RDS would refuse it. */
    static Optional<UpgradeCluster> wanted(RdsAccount account, Cluster cluster, ModifyDbClusterRequest request) {
        if (request.engineVersion() == null) {
            return Optional.empty();
        }
        Family family = cluster.family();
        ServerRelease to = account.versions()
                .family(family.engine().rdsName(), Optional.of(request.engineVersion()))
                .release();
        VersionChange change = new VersionChange(cluster.identifier(), family, to);
        if (change.isNone()) {
            return Optional.empty();
        }
        change.check(Boolean.TRUE.equals(request.allowMajorVersionUpgrade()));
        List<Instance> members = account.instances().membersOf(cluster);
        String group = groupAfter(
                account.clusterGroups(),
                request.dbClusterParameterGroupName(),
                List.of(cluster.spec().group()),
                family.in(to));
        String memberGroup = groupAfter(
                account.groups(),
                request.dbInstanceParameterGroupName(),
                members.stream().map(member -> member.spec().group()).toList(),
                family.in(to));
        refuseWhatIsNotImitated(account, change, request);
        refuseSlots(account, cluster);
        return Optional.of(new UpgradeCluster(account, cluster, to, group, memberGroup));
    }

    /** A default group is replaced by a default group; what somebody chose, somebody must choose again. */
    private static String groupAfter(ParameterGroups groups, @Nullable String wanted, List<String> now, Family family) {
        if (wanted != null) {
            return groups.fitting(wanted, family).name();
        }
        now.stream()
                .map(groups::named)
                .filter(group -> !group.isDefault())
                .findFirst()
                .ifPresent(group -> {
                    throw Refusal.combination(
                            ("Current Parameter Group (%s) is non-default. You need to explicitly specify a new Parameter Group "
                                            + "in this case (default or custom)")
                                    .formatted(group.name()));
                });
        return family.defaultGroup();
    }

    private static void refuseWhatIsNotImitated(
            RdsAccount account, VersionChange change, ModifyDbClusterRequest request) {
        if (!account.servers().canUpgrade()) {
            throw change.notImitated(
                    "embedded servers come without pg_upgrade; rehearse this runbook on containers or AWS");
        }
        if (!Boolean.TRUE.equals(request.applyImmediately())) {
            throw change.notImitated("there are no maintenance windows here; set ApplyImmediately");
        }
    }

    /** Found by RDS's own check before the upgrade. Replication slots do not survive one. */
    private static void refuseSlots(RdsAccount account, Cluster cluster) {
        Instance writer = cluster.writer()
                .flatMap(account.instances()::find)
                .filter(Instance::isRunning)
                .orElseThrow(() -> ClusterRefusal.state(
                        "DB cluster %s has no writer that is available".formatted(cluster.identifier())));
        try (Sql sql = writer.server().sql("postgres")) {
            List<String> slots =
                    LogicalSlot.of(sql).stream().map(LogicalSlot::name).toList();
            if (!slots.isEmpty()) {
                throw ClusterRefusal.state(
                        "The cluster could not be upgraded because one or more databases have logical replication slots: %s. Please drop all logical replication slots and try again."
                                .formatted(String.join(", ", slots)));
            }
        }
    }

    void run() throws InterruptedException {
        Timings.pass(account.timings().beforeModifying());
        cluster.become(ClusterStatus.UPGRADING);
        Members members = new Members(account, cluster);
        List<Instance> all = members.writerFirst();
        all.forEach(member -> member.become(InstanceStatus.UPGRADING));
        VolumeStart start = VolumeStart.of(members.writer().server());
        for (Instance member : all) {
            new Running(account, member).stop();
        }
        Optional<String> failure = upgrade(members, start);
        cluster.complain(failure.orElse(""));
        members.open();
        all.forEach(member -> member.become(InstanceStatus.AVAILABLE));
        cluster.become(ClusterStatus.AVAILABLE);
    }

    /** Why it is as it was, if it is. */
    private Optional<String> upgrade(Members members, VolumeStart start) throws InterruptedException {
        Instance writer = members.writer();
        ServerRelease from = cluster.family().release();
        try {
            writer.serveFrom(writer.server().upgrade(to));
        } catch (ServerException e) {
            members.restart();
            return Optional.of(String.valueOf(e.getMessage()));
        }
        cluster.upgraded(to, group);
        account.instances().membersOf(cluster).forEach(member -> member.change(spec -> spec.withGroup(memberGroup)));
        cluster.waitFor(List.of());
        new Running(account, writer).launch();
        DatabaseServer upgraded = writer.server();
        try (Sql sql = upgraded.sql("postgres")) {
            RightsByVersion.grant(sql, from.major(), to.major());
        }
        start.writeDown(upgraded);
        for (Instance reader : members.others()) {
            members.replace(reader);
        }
        return Optional.empty();
    }
}
