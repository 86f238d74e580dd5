package dev.rehearsal.localrds.instance;

import dev.rehearsal.localrds.answer.Operation;
import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.localrds.answer.Requested;
import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.InstanceStatus;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.holding.Timings;
import dev.rehearsal.localrds.running.Backups;
import dev.rehearsal.localrds.running.Replication;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.PromoteReadReplicaRequest;
import software.amazon.awssdk.services.rds.model.PromoteReadReplicaResponse;

/**
 * Making a replica a primary of its own, which reboots it. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.Promote.html">Promoting a read
 * replica</a>)
 */
public record PromoteReplica(RdsAccount account) {

    public List<Operation<?>> all() {
        return List.of(Operation.of(PromoteReadReplicaRequest.class, this::promote)
                .requires("DBInstanceIdentifier")
                .understands("BackupRetentionPeriod", "PreferredBackupWindow"));
    }

    private PromoteReadReplicaResponse promote(PromoteReadReplicaRequest request) {
        Instance replica = account.instances().available(request.dbInstanceIdentifier());
        if (replica.source().isEmpty()) {
            throw Refusal.instanceState("DB Instance is not a read replica: %s".formatted(replica.identifier()));
        }
        Optional<Integer> retention = Requested.backupRetention(request.backupRetentionPeriod());
        replica.lane().later(() -> {
            Timings.pass(account.timings().beforeModifying());
            retention.ifPresent(days -> replica.change(spec -> spec.withBackupRetention(days)));
            replica.become(InstanceStatus.MODIFYING);
            act(replica);
        });
        return PromoteReadReplicaResponse.builder()
                .dbInstance(new Description(account, replica).told())
                .build();
    }

    /** Because its source is going: in the replica's own lane, which is what the caller waits for. */
    void promoteNow(Instance replica) throws InterruptedException {
        replica.lane().andWait(() -> {
            if (replica.source().isPresent()) {
                replica.become(InstanceStatus.MODIFYING);
                act(replica);
            }
        });
    }

    private void act(Instance replica) throws InterruptedException {
        new Replication(account, replica).end();
        new Backups(account, replica).automated();
        replica.endChange();
    }
}
