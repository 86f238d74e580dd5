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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders that are made once, on first use, and shared by all rehearsals of this user from then on. Safe for many
 * threads and many processes.
 *
 * @param patience how long to wait for another that makes the same folder
 */
public record Cache(Path folder, Duration patience) {
    private static final Logger LOG = LoggerFactory.getLogger(Cache.class);
    /** What a folder that is being made has after its name. */
    private static final Pattern UNFINISHED = Pattern.compile("\\.\\d+$");

    private static final Duration MADE_WITHIN = Duration.ofMinutes(15);

    public Cache(Path folder) {
        this(folder, MADE_WITHIN);
    }

    /** How a folder that is to be kept comes about. */
    public interface Making {
        /**
         * Makes the folder.
         *
         * @param fresh a folder to work in, deleted afterwards
         * @return the folder inside it that is to be kept
         */
        Path in(Path fresh) throws IOException, InterruptedException;
    }

    public boolean has(String name) {
        return Files.isDirectory(folder.resolve(name));
    }

    /** The folder of that name, whole: whoever comes while another makes it waits. */
    public Path keep(String name, Making making) throws IOException, InterruptedException {
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
            LOG.debug("holding {}", lock);
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

    /** Deletes what was half made when its maker was killed. Whoever still makes something holds its lock. */
    public Leftovers.Swept sweep() {
        List<String> done = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Path unfinished : unfinished()) {
            try (FileChannel channel = opened(lockFile(nameOf(unfinished)));
                    FileLock lock = channel.tryLock()) {
                if (lock != null) {
                    FileTree.delete(unfinished);
                    done.add("deleted " + unfinished);
                }
            } catch (IOException e) {
                left.add("kept %s: %s; delete it by hand".formatted(unfinished, e.getMessage()));
            }
        }
        return new Leftovers.Swept(done, left);
    }

    private List<Path> unfinished() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> UNFINISHED.matcher(path.toString()).find())
                    .filter(path -> Files.exists(lockFile(nameOf(path))))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ServerException("look for leftovers in " + folder, e, "make it readable");
        }
    }

    private static String nameOf(Path unfinished) {
        return UNFINISHED.matcher(String.valueOf(unfinished.getFileName())).replaceFirst("");
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
