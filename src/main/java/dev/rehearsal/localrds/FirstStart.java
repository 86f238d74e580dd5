package dev.rehearsal.localrds;

/** The last part of every creation: from a stopped server to an available instance. Only in the instance's own lane. */
record FirstStart(RdsAccount account, Instance instance) {

    void run() throws InterruptedException {
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
