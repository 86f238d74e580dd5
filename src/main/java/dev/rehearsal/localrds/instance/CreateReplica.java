package dev.rehearsal.localrds.instance;

import dev.rehearsal.localrds.answer.Operation;
import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.localrds.holding.IgnoredMembers;
import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.InstanceSpec;
import dev.rehearsal.localrds.holding.InstanceStatus;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.holding.Registration;
import dev.rehearsal.localrds.running.Replication;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceReadReplicaRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceReadReplicaResponse;

/**
 * Making a read replica. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.Create.html">Creating a read replica</a>)
 */
public record CreateReplica(RdsAccount account) {

    public List<Operation<?>> all() {
        return List.of(Operation.of(CreateDbInstanceReadReplicaRequest.class, this::create)
                .requires("DBInstanceIdentifier", "SourceDBInstanceIdentifier")
                .understands("DBInstanceClass", "Port", "DBParameterGroupName", "DeletionProtection")
                .understands(IgnoredMembers.members()));
    }

    private CreateDbInstanceReadReplicaResponse create(CreateDbInstanceReadReplicaRequest request) {
        Instance source = account.instances().available(request.sourceDBInstanceIdentifier());
        refuse(source);
        String identifier = account.instances().free(request.dbInstanceIdentifier());
        Instance replica = new Registration(account)
                .register(
                        identifier,
                        source.family(),
                        wanted(request, source),
                        Optional.of(source.identifier()),
                        Optional.ofNullable(request.port()));
        replica.lane().later(() -> {
            new Replication(account, replica).begin(source);
            replica.become(InstanceStatus.AVAILABLE);
        });
        return CreateDbInstanceReadReplicaResponse.builder()
                .dbInstance(new Description(account, replica).told())
                .build();
    }

    private static void refuse(Instance source) {
        if (source.cluster().isPresent()) {
            throw Refusal.notImitated(
                    "a read replica of '%s', a member of a cluster".formatted(source.identifier()),
                    "add a reader to the cluster by CreateDBInstance");
        }
        if (source.spec().backupRetention() == 0) {
            throw Refusal.instanceState(
                    "Automated backups are not enabled for this database instance. To enable "
                            + "automated backups, use ModifyDBInstance to set the backup retention period to a non-zero value.");
        }
        if (source.source().isPresent()) {
            throw Refusal.notImitated(
                    "a replica of the replica '%s'".formatted(source.identifier()), "make it of the primary");
        }
    }

    /** Like its source, but for what was asked for; backups are not inherited. */
    private InstanceSpec wanted(CreateDbInstanceReadReplicaRequest request, Instance source) {
        return source.spec()
                .withClass(Optional.ofNullable(request.dbInstanceClass())
                        .orElse(source.spec().instanceClass()))
                .withGroup(Optional.ofNullable(request.dbParameterGroupName())
                        .map(name ->
                                account.groups().fitting(name, source.family()).name())
                        .orElse(source.spec().group()))
                .withBackupRetention(0)
                .withDeletionProtection(Boolean.TRUE.equals(request.deletionProtection()));
    }
}
