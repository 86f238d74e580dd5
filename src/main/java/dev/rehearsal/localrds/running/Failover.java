package dev.rehearsal.localrds.running;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.localrds.holding.Cluster;
import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.server.DatabaseServer;
import java.util.List;
import java.util.Optional;

/** A reader becomes the writer. Only in the cluster's own lane. */
public record Failover(RdsAccount account, Cluster cluster) {

    /**
     * Every acknowledged change is on the target, since writes wait for readers. The old writer is fenced, and has no
     * data worth keeping any more.
     *
     * @return the old writer
     */
    public Instance to(Instance target) throws InterruptedException {
        Members members = new Members(account, cluster);
        Instance old = members.writer();
        boolean areReadersLevel = fence(old);
        Running promoted = new Running(account, target);
        promoted.refuse();
        Promotion.of(target.server());
        // Sessions on a reader end when it becomes the writer, which is a restart on AWS.
        promoted.cut();
        cluster.writeBy(Optional.of(target.identifier()));
        members.waitFor(List.of());
        for (Instance reader : members.others()) {
            if (!reader.equals(old)) {
                followAnew(members, reader, areReadersLevel);
            }
        }
        return old;
    }

    private void followAnew(Members members, Instance reader, boolean isLevel) throws InterruptedException {
        if (isLevel) {
            new Running(account, reader).reload();
            members.awaitStreaming(reader);
            members.waitFor(reader);
        } else {
            // It may have what the target never got, and nobody was told was written.
            new Running(account, reader).refuse();
            new Running(account, reader).cut();
            members.replace(reader);
        }
    }

    /** @return whether the writer could still give its readers all it had */
    private boolean fence(Instance writer) throws InterruptedException {
        Running running = new Running(account, writer);
        if (answers(writer.server())) {
            running.stop();
            return true;
        }
        running.refuse();
        running.cut();
        if (writer.isRunning()) {
            // Held: nothing may be written once it goes on.
            writer.server().proceed();
            writer.server().kill();
        }
        return false;
    }

    private static boolean answers(DatabaseServer server) {
        if (!server.isRunning()) {
            return false;
        }
        try (Sql sql = server.sql("postgres")) {
            return sql.holds("select true");
        } catch (SqlFailedException e) {
            return false;
        }
    }
}
