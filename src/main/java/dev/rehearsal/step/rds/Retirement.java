package dev.rehearsal.step.rds;

import dev.rehearsal.database.Address;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.LeadsTraffic;
import dev.rehearsal.step.MovesTraffic;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.traffic.Deployment;
import dev.rehearsal.traffic.DeploymentException;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;

/** The end of a server, and what stands against it. */
record Retirement(Server server) {
    private static final Class<? extends Step> REDEPLOY = LeadsTraffic.class;

    /** Whether this runbook has deleted the server. */
    boolean isDone() {
        return deleted().isPresent() && !server.isAssigned();
    }

    /** What RDS still has of it. */
    Optional<DBInstance> remains() {
        return identifier().flatMap(server::find);
    }

    /** What RDS calls it, or called it until it was deleted. */
    Optional<String> identifier() {
        return isDone() ? deleted() : Optional.of(server.identifier());
    }

    ApiCall deletion(boolean finalSnapshot) {
        DeleteDbInstanceRequest.Builder request = DeleteDbInstanceRequest.builder()
                .dbInstanceIdentifier(server.identifier())
                .skipFinalSnapshot(!finalSnapshot);
        if (finalSnapshot) {
            request.finalDBSnapshotIdentifier(finalSnapshotName());
        }
        return ApiCall.of(server, RdsClient::deleteDBInstance, request.build());
    }

    /** Writes down what is being deleted, since the role will not stand for it much longer. */
    void begin() {
        context().values().note(key(), server.identifier());
    }

    PlannedWork end() {
        return new PlannedWork(Action.await(server.role(), "it is gone"), () -> {
            NewInstance.gone(server);
            context().servers().release(server.role());
        });
    }

    /** What this runbook made for the server alone, and goes after it. */
    List<PlannedWork> belongings() {
        if (!server.isAssigned() || new FormerParameters(server).group().isEmpty()) {
            return List.of();
        }
        ParameterGroup made = ParameterGroup.madeFor(server);
        boolean isItsAlone = made.family().isPresent() && made.otherUsers().isEmpty();
        return isItsAlone ? List.of(PlannedWork.of(made.deleting())) : List.of();
    }

    List<String> refusals(boolean finalSnapshot) {
        List<String> refusals = new ArrayList<>();
        Optional<DBInstance> instance = server.isAssigned() ? server.find() : Optional.empty();
        if (instance.isPresent() && Boolean.TRUE.equals(instance.get().deletionProtection())) {
            refusals.add("'%s' (%s) is protected from deletion; take the protection off if it is meant to go"
                    .formatted(server.role(), server.identifier()));
        }
        if (finalSnapshot && instance.isPresent() && instance.get().readReplicaSourceDBInstanceIdentifier() != null) {
            refusals.add("'%s' (%s) is a replica, and RDS takes no final snapshot of one; set finalSnapshot: false"
                    .formatted(server.role(), server.identifier()));
        }
        if (finalSnapshot && isSnapshotThere()) {
            refusals.add("there is a snapshot '%s' already; delete or rename it".formatted(finalSnapshotName()));
        }
        return refusals;
    }

    /** What still sends traffic to it, through the gate or past it. */
    List<Prerequisite> stillServing() {
        List<Prerequisite> serving = new ArrayList<>(throughGate());
        if (server.isAssigned() && context().deployment().isPresent()) {
            serving.addAll(pastGate(context().deployment().get()));
        }
        return List.copyOf(serving);
    }

    /** Where the gate is part of the application, the gate knows better. */
    private List<Prerequisite> pastGate(Deployment deployment) {
        String role = server.role();
        Address address = context().servers().address(role);
        Optional<Address> readers = context().servers().readers(role);
        try {
            return deployment.gate(address.database()).isEmpty()
                    ? List.of()
                    : deployment.deployed().stream()
                            .filter(each -> each.uses().writer().equals(address)
                                    || each.uses()
                                            .readers()
                                            .filter(readers.stream().toList()::contains)
                                            .isPresent())
                            .map(each -> new Prerequisite(
                                    REDEPLOY,
                                    "%s is connected to '%s' (%s); redeploy it before"
                                            .formatted(each.name(), role, each.uses())))
                            .toList();
        } catch (DeploymentException e) {
            return List.of(new Prerequisite(
                    REDEPLOY,
                    "whether the application is connected to '%s' is not known: %s".formatted(role, e.getMessage())));
        }
    }

    /** Members of the gate that still send their traffic to it. */
    private List<Prerequisite> throughGate() {
        if (!server.isAssigned() || context().gate().isEmpty()) {
            return List.of();
        }
        try {
            Address address = context().servers().address(server.role());
            List<String> members = context().gate().get().state().stream()
                    .filter(member -> member.target().equals(address))
                    .map(GateState::member)
                    .toList();
            return members.isEmpty()
                    ? List.of()
                    : List.of(new Prerequisite(
                            MovesTraffic.class,
                            "traffic of %s still flows to '%s'; repoint it before"
                                    .formatted(String.join(", ", members), server.role())));
        } catch (GateException e) {
            return List.of(new Prerequisite(
                    MovesTraffic.class,
                    "whether traffic still flows to '%s' is not known: %s; mend the gate before"
                            .formatted(server.role(), e.getMessage())));
        }
    }

    /** Replicas, which RDS would promote. */
    List<Prerequisite> followed() {
        List<String> replicas = server.isAssigned()
                ? server.find()
                        .map(DBInstance::readReplicaDBInstanceIdentifiers)
                        .orElse(List.of())
                : List.of();
        return replicas.isEmpty()
                ? List.of()
                : List.of(new Prerequisite(
                        DeleteInstance.class,
                        "%s follow '%s', and RDS would make a primary of each; delete them before"
                                .formatted(String.join(", ", replicas), server.role())));
    }

    private boolean isSnapshotThere() {
        try {
            return context()
                    .rds()
                    .describeDBSnapshots(r -> r.dbSnapshotIdentifier(finalSnapshotName()))
                    .hasDbSnapshots();
        } catch (DbSnapshotNotFoundException e) {
            return false;
        }
    }

    private String finalSnapshotName() {
        return server.identifier() + "-final";
    }

    private Optional<String> deleted() {
        return context().values().get(key());
    }

    private String key() {
        return "deleted." + server.role();
    }

    private StepContext context() {
        return server.context();
    }
}
