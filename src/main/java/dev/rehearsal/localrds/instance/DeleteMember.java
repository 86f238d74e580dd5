package dev.rehearsal.localrds.instance;

import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.localrds.holding.Cluster;
import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.InstanceStatus;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.running.Failover;
import dev.rehearsal.localrds.running.Members;
import dev.rehearsal.localrds.running.Running;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;

/** The end of a member of a cluster. The data stay the cluster's; when it was the writer, a reader takes over. */
record DeleteMember(RdsAccount account, Cluster cluster) {

    void delete(Instance member, DeleteDbInstanceRequest request) {
        if (request.finalDBSnapshotIdentifier() != null) {
            throw Refusal.combination(
                    "FinalDBSnapshotIdentifier can not be specified when deleting a member of a DB cluster.");
        }
        member.become(InstanceStatus.DELETING);
        cluster.lane().later(() -> end(member));
    }

    private void end(Instance member) throws InterruptedException {
        Members members = new Members(account, cluster);
        if (cluster.isWrittenBy(member)) {
            endWriter(members, member);
        } else {
            members.waitNotFor(member);
        }
        Running running = new Running(account, member);
        running.refuse();
        running.cut();
        member.vanish();
        account.instances().remove(member);
        if (cluster.writer().isPresent()) {
            members.open();
        }
    }

    private void endWriter(Members members, Instance writer) throws InterruptedException {
        List<Instance> readers = members.readers();
        if (!readers.isEmpty()) {
            new Failover(account, cluster).to(readers.get(0));
            return;
        }
        new Running(account, writer).stop();
        cluster.keep(writer.server());
        writer.surrender();
        // One that was asked for in the meantime, and is not made yet, is the first again.
        Optional<String> next = account.instances().membersOf(cluster).stream()
                .filter(other -> !other.equals(writer) && other.status() == InstanceStatus.CREATING)
                .map(Instance::identifier)
                .findFirst();
        cluster.writeBy(next);
    }
}
