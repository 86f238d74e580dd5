package dev.rehearsal.step.rds;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Servers;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.time.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceReadReplicaRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** A replica and the server it follows. */
record Following(Server replica, Server source) {
    /** Roles whose class the scenario states; any other replica is as large as its source. */
    private static final Set<String> SPECIFIED = Set.of("blue", "green");

    /** The marker's table must be on the source before anything is copied; a replica takes no tables of its own. */
    List<PlannedWork> preparing() {
        List<PlannedWork> preparing = new ArrayList<>();
        for (String statement : markerStatements()) {
            preparing.add(new PlannedWork(Action.sql(source.role(), statement), () -> {
                try (Sql sql = context().sql(source.role())) {
                    sql.execute(statement);
                }
            }));
        }
        preparing.add(source.waiting(
                "it can be copied",
                now -> Observation.of(now.dbInstanceStatus().equals("available"), "it is " + now.dbInstanceStatus())));
        return preparing;
    }

    private List<String> markerStatements() {
        if (!source.isAssigned()) {
            return List.of();
        }
        try (Sql sql = context().sql(source.role())) {
            return context().dialect().markers().missing(sql);
        }
    }

    ApiCall creating() {
        return ApiCall.of(
                replica,
                RdsClient::createDBInstanceReadReplica,
                CreateDbInstanceReadReplicaRequest.builder()
                        .dbInstanceIdentifier(replica.identifier())
                        .sourceDBInstanceIdentifier(source.identifier())
                        .dbInstanceClass(instanceClass())
                        .build());
    }

    private String instanceClass() {
        Servers servers = context().servers();
        return SPECIFIED.contains(replica.role())
                ? servers.spec(replica.role()).instanceClass()
                : source.find()
                        .map(DBInstance::dbInstanceClass)
                        .orElseGet(() -> servers.spec(source.role()).instanceClass());
    }

    /** RDS makes a replica from a backup. */
    List<String> withoutBackups() {
        return source.find().stream()
                .filter(found -> found.backupRetentionPeriod() == null || found.backupRetentionPeriod() == 0)
                .map(found ->
                        "'%s' (%s) keeps no automated backups, and RDS makes replicas from one; set its backup retention to a day or more"
                                .formatted(source.role(), source.identifier()))
                .toList();
    }

    Observation isThere(DBInstance instance) {
        String follows = instance.readReplicaSourceDBInstanceIdentifier();
        if (follows == null || !(follows.equals(source.identifier()) || follows.endsWith(":" + source.identifier()))) {
            return Observation.notYet("RDS names %s as its source".formatted(follows == null ? "nothing" : follows));
        }
        return replica.seen(
                sql -> Observation.of(context().dialect().standing().isReceiving(sql), "it receives nothing"));
    }

    private StepContext context() {
        return replica.context();
    }
}
