package dev.rehearsal.runner;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "disk-watch");
        thread.setDaemon(true);
        return thread;
    });

    DiskWatch(List<Path> folders, Interruption interruption) {
        clock.scheduleAtFixedRate(() -> look(folders, interruption), 1, 1, TimeUnit.SECONDS);
    }

    private static void look(List<Path> folders, Interruption interruption) {
        for (Path folder : folders) {
            try {
                long left = Files.getFileStore(folder).getUsableSpace();
                if (left < FLOOR_BYTES) {
                    interruption.because(full(folder, left));
                }
            } catch (IOException e) {
                LOG.debug("cannot see what is left of {}", folder, e);
            }
        }
    }

    private static Finding full(Path folder, long left) {
        return Finding.unknown(
                FindingCode.DISK_FULL,
                "at least %d MiB left on the disk".formatted(FLOOR_BYTES >> 20),
                "%d MiB".formatted(left >> 20),
                folder.toString(),
                "free some space, or name a larger disk by REHEARSAL_WORK or --out, then rehearse again");
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
