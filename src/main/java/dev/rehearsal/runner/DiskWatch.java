package dev.rehearsal.runner;

import dev.rehearsal.environment.Disk;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second at what is left of the disks that the rehearsal writes to, and breaks it off while there is still
 * room to take things back and write the report.
 */
final class DiskWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
    /** Room for taking back, for the report, and for some seconds of write-ahead log on the way there. */
    static final long FLOOR_BYTES = 200L << 20;

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Timer timer = new Timer("disk-watch", true);

    private final List<Disk> disks;
    private final Interruption interruption;

    DiskWatch(List<Disk> disks, Interruption interruption) {
        this.disks = List.copyOf(disks);
        this.interruption = interruption;
    }

    void start() {
        TimerTask look = new TimerTask() {
            @Override
            public void run() {
                look();
            }
        };
        timer.schedule(look, EVERY.toMillis(), EVERY.toMillis());
    }

    void look() {
        for (Disk disk : disks) {
            try {
                long left = disk.freeBytes();
                if (left < FLOOR_BYTES) {
                    interruption.because(full(disk, left));
                }
            } catch (IOException | RuntimeException e) {
                LOG.debug("cannot see what is left of {}", disk.place(), e);
            }
        }
    }

    private static Finding full(Disk disk, long left) {
        return Finding.unknown(
                FindingCode.DISK_FULL,
                "at least %d MiB left on the disk".formatted(FLOOR_BYTES >> 20),
                "%d MiB".formatted(left >> 20),
                disk.place(),
                "free some space there, or name a larger disk for a folder by REHEARSAL_WORK or --out, then rehearse again");
    }

    @Override
    public void close() {
        timer.cancel();
    }
}
