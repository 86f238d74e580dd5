package dev.rehearsal.step.rds;

import dev.rehearsal.database.Engine;
import dev.rehearsal.step.Servers.Spec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBEngineVersion;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;

/** What a cluster is to be upgraded to: a version that RDS offers from where it is, and a parameter group for it. */
record UpgradeTarget(Cluster cluster, DBCluster now, List<String> offered) {
    static UpgradeTarget of(Cluster cluster, DBCluster now) {
        List<String> offered = cluster
                .server()
                .context()
                .rds()
                .describeDBEngineVersions(r -> r.engine(now.engine()).engineVersion(now.engineVersion()))
                .dbEngineVersions()
                .stream()
                .map(DBEngineVersion::validUpgradeTarget)
                .flatMap(Collection::stream)
                .map(software.amazon.awssdk.services.rds.model.UpgradeTarget::engineVersion)
                .toList();
        return new UpgradeTarget(cluster, now, offered);
    }

    boolean isReached() {
        return now.engineVersion().equals(spec().version())
                || engine().major(now.engineVersion()).equals(spec().version());
    }

    /** The very version asked for, or the newest of the major version asked for. */
    Optional<String> found() {
        return offered.stream()
                .filter(version -> version.equals(spec().version())
                        || engine().major(version).equals(spec().version()))
                .max((one, other) -> Arrays.compare(numbers(one), numbers(other)));
    }

    String version() {
        return found().orElse(spec().version());
    }

    List<String> refusals() {
        List<String> refusals = new ArrayList<>();
        if (found().isEmpty()) {
            refusals.add("RDS upgrades %s %s to none of %s; choose one of %s"
                    .formatted(now.engine(), now.engineVersion(), spec().version(), offered));
        }
        group().family()
                .filter(family -> !family.equals(family()))
                .map(family ->
                        "parameter group '%s' is of family %s, and version %s needs %s; delete or rename that group"
                                .formatted(group().name(), family, version(), family()))
                .ifPresent(refusals::add);
        return refusals;
    }

    /** A group of the new family, in which the upgraded cluster can both follow and be followed. */
    List<PlannedWork> preparing() {
        List<PlannedWork> deeds = new ArrayList<>();
        if (group().family().isEmpty()) {
            deeds.add(PlannedWork.of(group().creating(family())));
        }
        deeds.add(PlannedWork.of(group().setting(Stream.of(LogicalReplicationParameter.values())
                .map(LogicalReplicationParameter::wanted)
                .toList())));
        return deeds;
    }

    ApiCall upgrading() {
        return ApiCall.of(
                cluster.server(),
                RdsClient::modifyDBCluster,
                ModifyDbClusterRequest.builder()
                        .dbClusterIdentifier(cluster.identifier())
                        .engineVersion(version())
                        .allowMajorVersionUpgrade(true)
                        .dbClusterParameterGroupName(group().name())
                        .dbInstanceParameterGroupName("default." + family())
                        .applyImmediately(true)
                        .build());
    }

    private ParameterGroup group() {
        return ParameterGroup.madeFor(cluster.server());
    }

    private String family() {
        return engine().family(version());
    }

    private Engine engine() {
        return spec().engine();
    }

    private Spec spec() {
        return cluster.server().context().servers().spec(cluster.server().role());
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\D+")).mapToInt(Integer::parseInt).toArray();
    }
}
