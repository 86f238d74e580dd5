package dev.rehearsal.runner;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final List<Path> folders;
    private final Interruption interruption;
    private final Room room;

    /** Tells how many bytes may still be written to a folder. */
    interface Room {
        long left(Path folder) throws IOException;
    }

    DiskWatch(List<Path> folders, Interruption interruption) {
        this(folders, interruption, folder -> Files.getFileStore(folder).getUsableSpace());
    }

    DiskWatch(List<Path> folders, Interruption interruption, Room room) {
        this.folders = List.copyOf(folders);
        this.interruption = interruption;
        this.room = room;
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
        for (Path folder : folders) {
            try {
                long left = room.left(folder);
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
        timer.cancel();
    }
}
