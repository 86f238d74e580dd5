package dev.rehearsal.step.rds;

import dev.rehearsal.step.Default;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.ability.DropsCopies;
import dev.rehearsal.step.ability.UpgradesServer;
import dev.rehearsal.time.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterStatusInfo;

/**
 * Upgrades a cluster in place to the version that the scenario wants of its role, with a parameter group of the new
 * family. A clone goes as a whole when the runbook is taken back; any other cluster cannot be taken back.
 */
public record UpgradeCluster(
        @Says("The cluster that is upgraded.") @Default("green") @Role
        String on) implements Reversible, UpgradesServer {
    @Override
    public Plan plan(StepContext context) {
        return intent(context).plan();
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        Cluster cluster = Cluster.of(context, on);
        cluster.find()
                .ifPresent(before -> context.values().note("version.%s.before".formatted(on), before.engineVersion()));
        intent(context).carryOut("upgrade '%s'".formatted(on));
        cluster.find().ifPresent(after -> context.values().note("version." + on, after.engineVersion()));
    }

    @Override
    public Verification verify(StepContext context) {
        Cluster cluster = Cluster.of(context, on);
        String wanted = major(cluster);
        String expected = "'%s' has version %s and takes connections".formatted(on, wanted);
        Observation seen = cluster.find()
                .map(now -> isUpgraded(cluster, now))
                .orElse(Observation.notYet("there is no such cluster"));
        return seen.isThere() ? Verification.holds(expected) : Verification.fails(expected, seen.seen());
    }

    @Override
    public void undo(StepContext context) throws StepFailedException {
        Cluster cluster = Cluster.of(context, on);
        boolean hasUpgraded =
                context.values().get("version.%s.before".formatted(on)).isPresent();
        if (hasUpgraded && !new NewCluster(cluster).isOurs()) {
            throw new StepFailedException(
                    "take the upgrade of '%s' back".formatted(on),
                    "no server goes back to an older version",
                    "restore the snapshot that RDS took before the upgrade");
        }
    }

    private Intent intent(StepContext context) {
        Cluster cluster = Cluster.of(context, on);
        Optional<DBCluster> now = cluster.server().isAssigned() ? cluster.find() : Optional.empty();
        if (!cluster.server().isCluster()) {
            return Intent.blocked(List.of("'%s' is %s, which is no cluster"
                    .formatted(on, context.servers().spec(on).engine().rdsName())));
        }
        if (now.isEmpty()) {
            return Intent.to(List.of()).after(cluster.server().missing());
        }
        UpgradeTarget target = UpgradeTarget.of(cluster, now.get());
        if (target.isReached()) {
            return Intent.nothing("'%s' has version %s".formatted(on, now.get().engineVersion()));
        }
        List<PlannedWork> deeds = new ArrayList<>(target.preparing());
        deeds.add(PlannedWork.of(target.upgrading()));
        deeds.add(cluster.waiting("it takes connections with version " + target.version(), new Watch(cluster)::look));
        return Intent.to(deeds).unless(target.refusals()).after(slots(context));
    }

    /** An upgrade refuses a server that has logical slots. */
    private List<Prerequisite> slots(StepContext context) {
        List<String> slots = LogicalReplication.on(context, on).slots();
        return slots.isEmpty()
                ? List.of()
                : List.of(new Prerequisite(
                        DropsCopies.class,
                        "'%s' has the logical slots %s, with which it cannot be upgraded; drop them before"
                                .formatted(on, slots)));
    }

    /** Sees an upgrade through to its end, be it that the cluster is as it was before. For one thread. */
    private final class Watch {
        private final Cluster cluster;
        private boolean hasBegun;

        Watch(Cluster cluster) {
            this.cluster = cluster;
        }

        Observation look(DBCluster now) throws StepFailedException {
            Observation seen = isUpgraded(cluster, now);
            boolean isAtRest = now.status().equals("available");
            hasBegun |= !isAtRest;
            if (hasBegun && isAtRest && !hasVersion(cluster, now)) {
                throw cluster.server()
                        .failure(
                                "it has version " + major(cluster),
                                "it is available again with version %s%s"
                                        .formatted(now.engineVersion(), complaints(now)));
            }
            return seen;
        }
    }

    /** AWS keeps this list for the future, and tells the reason in the cluster's events. */
    private static String complaints(DBCluster now) {
        return now.statusInfos().stream()
                .map(DBClusterStatusInfo::message)
                .map(message -> ": " + message)
                .collect(Collectors.joining());
    }

    private boolean hasVersion(Cluster cluster, DBCluster now) {
        return major(cluster)
                .equals(cluster.server().context().servers().spec(on).engine().major(now.engineVersion()));
    }

    private Observation isUpgraded(Cluster cluster, DBCluster now) {
        return hasVersion(cluster, now)
                ? cluster.isReady(now)
                : Observation.notYet("it is %s with version %s".formatted(now.status(), now.engineVersion()));
    }

    private String major(Cluster cluster) {
        var spec = cluster.server().context().servers().spec(on);
        return spec.engine().major(spec.version());
    }
}
