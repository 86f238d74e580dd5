package dev.rehearsal.step.rds;

import dev.rehearsal.step.Action;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.time.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.RebootDbInstanceRequest;

/** Restarts an instance; of a cluster the writer, then every reader that its restart did not bring up to date. */
record Reboot(Server server) {
    List<PlannedWork> deeds() {
        Optional<DBCluster> cluster = server.isCluster() ? new Cluster(server).find() : Optional.empty();
        if (cluster.isEmpty()) {
            return List.of(PlannedWork.of(of(server.identifier())));
        }
        List<PlannedWork> deeds = new ArrayList<>();
        cluster.get().dbClusterMembers().stream()
                .filter(DBClusterMember::isClusterWriter)
                .map(writer -> PlannedWork.of(of(writer.dbInstanceIdentifier())))
                .forEach(deeds::add);
        if (cluster.get().dbClusterMembers().size() > 1) {
            deeds.add(new PlannedWork(
                    Action.api(
                            server.role(), "RebootDBInstance(DBInstanceIdentifier={each reader that still awaits it})"),
                    this::readers));
        }
        return deeds;
    }

    void carryOut() throws StepFailedException, InterruptedException {
        for (PlannedWork work : deeds()) {
            work.performance().perform();
        }
    }

    private void readers() throws StepFailedException, InterruptedException {
        server.untilConfigured("its writer is back", now -> Observation.of(now.isSettled(), now.seen()));
        List<DBClusterMember> members =
                new Cluster(server).find().map(DBCluster::dbClusterMembers).orElse(List.of());
        for (DBClusterMember member : members) {
            if ("pending-reboot".equals(member.dbClusterParameterGroupStatus())) {
                of(member.dbInstanceIdentifier()).send();
            }
        }
    }

    private ApiCall of(String identifier) {
        return ApiCall.of(
                server,
                RdsClient::rebootDBInstance,
                RebootDbInstanceRequest.builder()
                        .dbInstanceIdentifier(identifier)
                        .build());
    }
}
