package dev.rehearsal.server;

import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders that are made once, on first use, and shared by all rehearsals of this user from then on. Safe for many
 * threads and many processes.
 *
 * @param patience how long to wait for another that makes the same folder
 */
record Cache(Path folder, Duration patience) {
    private static final Logger log = LoggerFactory.getLogger(Cache.class);
    private static final Duration MADE_WITHIN = Duration.ofMinutes(15);

    Cache(Path folder) {
        this(folder, MADE_WITHIN);
    }

    /** How a folder that is to be kept comes about. */
    interface Making {
        /**
         * Makes the folder.
         *
         * @param fresh a folder to work in, deleted afterwards
         * @return the folder inside it that is to be kept
         */
        Path in(Path fresh) throws IOException, InterruptedException;
    }

    boolean has(String name) {
        return Files.isDirectory(folder.resolve(name));
    }

    /** The folder of that name, whole: whoever comes while another makes it waits. */
    Path keep(String name, Making making) throws IOException, InterruptedException {
        Path kept = folder.resolve(name);
        if (has(name)) {
            return kept;
        }
        if (Files.notExists(folder)) {
            FileTree.passable(folder);
        }
        Path lockFile = lockFile(name);
        try (FileChannel channel = opened(lockFile);
                FileLock lock = locked(channel, lockFile)) {
            log.debug("holding {}", lock);
            if (!has(name)) {
                make(kept, making);
            }
        }
        return kept;
    }

    private void make(Path kept, Making making) throws IOException, InterruptedException {
        Path fresh = Files.createTempDirectory(folder, kept.getFileName() + ".");
        try {
            Files.move(making.in(fresh), kept, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileTree.delete(fresh);
        }
    }

    private Path lockFile(String name) {
        return folder.resolve(name + ".lock");
    }

    private static FileChannel opened(Path lockFile) throws IOException {
        return FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private FileLock locked(FileChannel channel, Path lockFile) throws IOException, InterruptedException {
        AtomicReference<FileLock> held = new AtomicReference<>();
        try {
            Await.<IOException>until(
                    "another rehearsal to be done", Deadline.after(patience), Duration.ofMillis(50), () -> {
                        try {
                            held.set(channel.tryLock());
                        } catch (OverlappingFileLockException e) {
                            return Observation.notYet("another thread is at it");
                        }
                        return Observation.of(held.get() != null, "another process is at it");
                    });
        } catch (TimedOutException e) {
            throw new ServerException(
                    "lock " + lockFile, e, "see which process holds that file and what it waits for, then try again");
        }
        return Objects.requireNonNull(held.get());
    }
}
