package dev.rehearsal.localrds;

/** Ends an instance's sessions and starts its server anew. Only in the instance's own lane. */
record Restart(RdsAccount account, Instance instance) {

    void run() throws InterruptedException {
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
