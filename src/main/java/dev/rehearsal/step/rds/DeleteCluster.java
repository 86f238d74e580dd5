package dev.rehearsal.step.rds;

import dev.rehearsal.step.Default;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Retires;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;

/** Deletes a cluster and its instances for good. */
public record DeleteCluster(
        @Says("The cluster that goes.") @Role String role,

        @Says("Whether RDS takes a last snapshot of it, which stays.") @Default("false")
        boolean finalSnapshot)
        implements Retires {
    @Override
    public String retiredRole() {
        return role;
    }

    @Override
    public Plan plan(StepContext context) {
        return intent(context).plan();
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        intent(context).carryOut("delete '%s'".formatted(role));
    }

    @Override
    public Verification verify(StepContext context) {
        String expected = "RDS knows no '%s' any more".formatted(role);
        Cluster cluster = Cluster.of(context, role);
        Optional<DBCluster> remains =
                new Retirement(cluster.server()).identifier().flatMap(cluster::find);
        return remains.map(now ->
                        Verification.fails(expected, "%s is %s".formatted(now.dbClusterIdentifier(), now.status())))
                .orElse(Verification.holds(expected));
    }

    private Intent intent(StepContext context) {
        Cluster cluster = Cluster.of(context, role);
        Retirement retirement = new Retirement(cluster.server());
        if (retirement.isDone()) {
            return Intent.nothing("'%s' has been deleted".formatted(role));
        }
        List<PlannedWork> deeds = new ArrayList<>();
        if (cluster.server().isAssigned()) {
            deeds.addAll(
                    new ClusterEnd(cluster).deeds(finalSnapshot ? Optional.of(snapshot(cluster)) : Optional.empty()));
            deeds.set(0, before(deeds.get(0), retirement));
            PlannedWork last = deeds.remove(deeds.size() - 1);
            deeds.add(last.andThen(() -> release(cluster)));
            deeds.addAll(retirement.belongings());
        }
        List<Prerequisite> prerequisites = new ArrayList<>(cluster.server().missing());
        prerequisites.addAll(retirement.stillServing());
        return Intent.to(deeds)
                .unless(refusals(cluster))
                .after(prerequisites)
                .noting(List.of("point of no return: what is only on '%s' is gone then".formatted(role)));
    }

    private static PlannedWork before(PlannedWork first, Retirement retirement) {
        return new PlannedWork(first.action(), () -> {
            retirement.begin();
            first.performance().perform();
        });
    }

    /** The cluster's role, and the roles of its instances. */
    private void release(Cluster cluster) {
        var servers = cluster.server().context().servers();
        servers.release(role);
        servers.roles().stream()
                .filter(each -> each.startsWith(role + "-"))
                .filter(each ->
                        new Server(cluster.server().context(), each).find().isEmpty())
                .forEach(servers::release);
    }

    private List<String> refusals(Cluster cluster) {
        List<String> refusals = new ArrayList<>();
        if (!cluster.server().isCluster()) {
            refusals.add("'%s' is no cluster; see delete-instance".formatted(role));
        }
        Optional<DBCluster> now = cluster.server().isAssigned() ? cluster.find() : Optional.empty();
        if (now.isPresent() && Boolean.TRUE.equals(now.get().deletionProtection())) {
            refusals.add("'%s' (%s) is protected from deletion; take the protection off if it is meant to go"
                    .formatted(role, cluster.identifier()));
        }
        if (now.isPresent() && finalSnapshot && isSnapshotThere(cluster)) {
            refusals.add("there is a snapshot '%s' already; delete or rename it".formatted(snapshot(cluster)));
        }
        return refusals;
    }

    private static boolean isSnapshotThere(Cluster cluster) {
        try {
            return cluster.server()
                    .context()
                    .rds()
                    .describeDBClusterSnapshots(r -> r.dbClusterSnapshotIdentifier(snapshot(cluster)))
                    .hasDbClusterSnapshots();
        } catch (DbClusterSnapshotNotFoundException e) {
            return false;
        }
    }

    private static String snapshot(Cluster cluster) {
        return cluster.identifier() + "-final";
    }
}
