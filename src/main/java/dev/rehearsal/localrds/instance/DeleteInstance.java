package dev.rehearsal.localrds.instance;

import dev.rehearsal.localrds.answer.Operation;
import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.localrds.holding.FinalSnapshot;
import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.InstanceStatus;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.holding.Snapshot;
import dev.rehearsal.localrds.running.Backups;
import dev.rehearsal.localrds.running.Replication;
import dev.rehearsal.localrds.running.Running;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceResponse;

/**
 * The end of an instance. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html">DeleteDBInstance</a>)
 */
public record DeleteInstance(RdsAccount account) {

    public List<Operation<?>> all() {
        return List.of(Operation.of(DeleteDbInstanceRequest.class, this::delete)
                .requires("DBInstanceIdentifier")
                .understands("SkipFinalSnapshot", "FinalDBSnapshotIdentifier", "DeleteAutomatedBackups"));
    }

    private DeleteDbInstanceResponse delete(DeleteDbInstanceRequest request) {
        Instance instance = account.instances().named(request.dbInstanceIdentifier());
        if (instance.status() == InstanceStatus.DELETING) {
            throw Refusal.instanceState("Instance %s is already being deleted.".formatted(instance.identifier()));
        }
        if (instance.spec().isDeletionProtected()) {
            throw Refusal.combination(
                    "Cannot delete protected DB Instance, please disable deletion protection and try again.");
        }
        if (instance.cluster().isPresent()) {
            new DeleteMember(account, instance.cluster().get()).delete(instance, request);
        } else {
            Optional<String> lastSnapshot = lastSnapshot(instance, request);
            instance.become(InstanceStatus.DELETING);
            instance.lane().later(() -> end(instance, lastSnapshot));
            instance.lane().end();
        }
        return DeleteDbInstanceResponse.builder()
                .dbInstance(new Description(account, instance).told())
                .build();
    }

    private Optional<String> lastSnapshot(Instance instance, DeleteDbInstanceRequest request) {
        Optional<String> name = FinalSnapshot.wanted(request.skipFinalSnapshot(), request.finalDBSnapshotIdentifier());
        if (name.isPresent() && instance.source().isPresent()) {
            throw Refusal.combination("FinalDBSnapshotIdentifier can not be specified when deleting a read replica.");
        }
        return name.map(account.snapshots()::free);
    }

    private void end(Instance instance, Optional<String> lastSnapshot) throws InterruptedException {
        // RDS promotes the replicas that a deleted source leaves behind.
        for (Instance replica : account.instances().replicasOf(instance)) {
            new PromoteReplica(account).promoteNow(replica);
        }
        if (lastSnapshot.isPresent()) {
            new Running(account, instance).stop();
            new Backups(account, instance).take(Snapshot.begun(lastSnapshot.get(), instance, false));
        }
        instance.vanish();
        Optional<Instance> source = instance.source().flatMap(account.instances()::find);
        if (source.isPresent()) {
            new Replication(account, instance).dropSlot(source.get());
        }
        account.snapshots().deleteAutomated(instance);
        account.instances().remove(instance);
    }
}
