package dev.rehearsal.localrds.instance;

import dev.rehearsal.database.Endpoint;
import dev.rehearsal.localrds.holding.Cluster;
import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.InstanceSpec;
import dev.rehearsal.localrds.holding.InstanceStatus;
import dev.rehearsal.localrds.holding.PendingChanges;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.running.Replication;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBInstanceStatusInfo;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;

/** An instance as RDS describes it. */
public record Description(RdsAccount account, Instance instance) {

    public DBInstance told() {
        InstanceSpec spec = instance.spec();
        DBInstance.Builder told = alike().dbInstanceIdentifier(instance.identifier())
                .engine(instance.family().engine().rdsName())
                .dbClusterIdentifier(instance.cluster().map(Cluster::identifier).orElse(null))
                .dbInstanceArn(RdsAccount.arn("db", instance.identifier()))
                .dbiResourceId("db-%016X".formatted(instance.created().toEpochMilli() ^ instance.hashCode()))
                .dbInstanceClass(spec.instanceClass())
                .dbInstanceStatus(instance.status().wire())
                .engineVersion(instance.release().version())
                .masterUsername(spec.masterUser())
                .dbName(spec.database().orElse(null))
                .allocatedStorage(spec.allocatedStorage())
                .instanceCreateTime(instance.created())
                .backupRetentionPeriod(instance.cluster()
                        .map(cluster -> cluster.spec().backupRetention())
                        .orElse(spec.backupRetention()))
                .deletionProtection(spec.isDeletionProtected())
                .dbParameterGroups(group(spec))
                .pendingModifiedValues(pending())
                .readReplicaSourceDBInstanceIdentifier(instance.source().orElse(null))
                .readReplicaDBInstanceIdentifiers(replicas())
                .statusInfos(infos());
        endpoint().ifPresent(told::endpoint);
        if (spec.backupRetention() > 0) {
            told.latestRestorableTime(Instant.now());
        }
        return told.build();
    }

    /** What is the same of every instance here. */
    private static DBInstance.Builder alike() {
        return DBInstance.builder()
                .storageType("gp3")
                .multiAZ(false)
                .publiclyAccessible(false)
                .storageEncrypted(false)
                .autoMinorVersionUpgrade(false);
    }

    private Optional<software.amazon.awssdk.services.rds.model.Endpoint> endpoint() {
        if (!instance.hasEndpoint()) {
            return Optional.empty();
        }
        Endpoint stable = instance.endpoint().endpoint();
        return Optional.of(software.amazon.awssdk.services.rds.model.Endpoint.builder()
                .address(stable.host())
                .port(stable.port())
                .build());
    }

    private DBParameterGroupStatus group(InstanceSpec spec) {
        return DBParameterGroupStatus.builder()
                .dbParameterGroupName(spec.group())
                .parameterApplyStatus(applyStatus(spec))
                .build();
    }

    private String applyStatus(InstanceSpec spec) {
        return instance.status() == InstanceStatus.CREATING
                ? "in-sync"
                : instance.group().told(account.groups().named(spec.group()));
    }

    private PendingModifiedValues pending() {
        PendingChanges pending = instance.pending();
        return PendingModifiedValues.builder()
                .dbInstanceClass(pending.instanceClass().orElse(null))
                .backupRetentionPeriod(pending.backupRetention().orElse(null))
                .allocatedStorage(pending.allocatedStorage().orElse(null))
                .build();
    }

    private List<String> replicas() {
        return account.instances().replicasOf(instance).stream()
                .map(Instance::identifier)
                .toList();
    }

    private List<DBInstanceStatusInfo> infos() {
        if (!instance.failure().isEmpty()) {
            return List.of(DBInstanceStatusInfo.builder()
                    .statusType("local")
                    .normal(false)
                    .status("error")
                    .message(instance.failure())
                    .build());
        }
        if (instance.source().isEmpty() || instance.status() == InstanceStatus.CREATING) {
            return List.of();
        }
        String state = Replication.state(instance);
        return List.of(DBInstanceStatusInfo.builder()
                .statusType("read replication")
                .normal(state.equals("replicating"))
                .status(state)
                .build());
    }
}
