package dev.rehearsal.localrds.running;

import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.InstanceStatus;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.holding.Snapshot;
import dev.rehearsal.localrds.holding.Timings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Takes snapshots of an instance. Only in the instance's own lane. */
public record Backups(RdsAccount account, Instance instance) {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss").withZone(ZoneOffset.UTC);

    /** An automated one, while the instance shows {@code backing-up}; nothing when it keeps no backups. */
    public void automated() throws InterruptedException {
        if (instance.spec().backupRetention() > 0) {
            visibly(begunAutomated());
        }
    }

    /** An automated one, whatever the instance shows. */
    void takeAutomated() throws InterruptedException {
        take(begunAutomated());
    }

    private Snapshot begunAutomated() {
        String now = SECOND.format(Instant.now());
        return Snapshot.begun("rds:%s-%s".formatted(instance.identifier(), now), instance, true);
    }

    /** Takes a snapshot while the instance shows {@code backing-up}. */
    public void visibly(Snapshot begun) throws InterruptedException {
        instance.become(InstanceStatus.BACKING_UP);
        take(begun);
        Timings.pass(account.timings().backingUp());
    }

    /** Takes a snapshot whatever the instance shows. */
    public void take(Snapshot begun) throws InterruptedException {
        account.snapshots().put(begun);
        String folder = begun.identifier().replace(':', '-');
        account.snapshots().put(begun.with(instance.server().backUp(folder)));
    }
}
