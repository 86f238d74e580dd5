package dev.rehearsal.localrds.running;

import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.RdsAccount;

/** Ends an instance's sessions and starts its server anew. Only in the instance's own lane. */
public record Restart(RdsAccount account, Instance instance) {

    public void run() throws InterruptedException {
        if (instance.cluster().isEmpty()) {
            new Running(account, instance).restart();
            return;
        }
        Members members = new Members(account, instance.cluster().get());
        if (members.writer().equals(instance)) {
            // Readers take part, since some parameters must be in effect on all at once.
            members.restart();
        } else {
            members.restart(instance);
        }
        members.open();
    }
}
