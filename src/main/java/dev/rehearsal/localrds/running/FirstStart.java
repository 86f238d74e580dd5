package dev.rehearsal.localrds.running;

import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.InstanceStatus;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.holding.Timings;

/** The last part of every creation: from a stopped server to an available instance. Only in the instance's own lane. */
public record FirstStart(RdsAccount account, Instance instance) {

    public void run() throws InterruptedException {
        boolean isBackedUp = instance.spec().backupRetention() > 0;
        if (isBackedUp) {
            new Backups(account, instance).takeAutomated();
        }
        new Running(account, instance).start();
        if (isBackedUp) {
            instance.become(InstanceStatus.BACKING_UP);
            Timings.pass(account.timings().backingUp());
        }
        instance.become(InstanceStatus.AVAILABLE);
    }
}
