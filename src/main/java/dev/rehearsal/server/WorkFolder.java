package dev.rehearsal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * The folder in which one rehearsal keeps its servers' data and the record of every process it started, so that another
 * can sweep up if this one is killed. Closing it deletes it. Safe for many threads.
 */
public final class WorkFolder implements AutoCloseable {
    static final String OWNER = "owner";
    static final String PROCESSES = "processes";
    public static final String SERVERS = "servers";
    /** While a folder is being made it has no owner yet; sweepers leave it alone for a while. */
    static final String UNFINISHED = ".new";

    private static final DateTimeFormatter RUN =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path path;

    private WorkFolder(Path path) {
        this.path = path;
    }

    /** A new folder in the usual place. */
    public static WorkFolder open() {
        return open(usualPlace());
    }

    /** A new folder inside {@code parent}, which is created when missing. */
    public static WorkFolder open(Path parent) {
        try {
            FarApart.lay(FileTree.passable(parent));
            String mine = System.getProperty("user.name");
            if (!Files.getOwner(parent).getName().equals(mine)) {
                throw new ServerException(
                        "use " + parent + " as work folder",
                        "it belongs to " + Files.getOwner(parent).getName() + ", not to " + mine,
                        "delete it or name another place in REHEARSAL_WORK");
            }
            Path fresh = Files.createTempDirectory(parent, RUN.format(Instant.now()) + "-");
            Path unfinished = Files.move(fresh, fresh.resolveSibling(fresh.getFileName() + UNFINISHED));
            Files.createDirectory(unfinished.resolve(PROCESSES));
            ProcessRecord.of(ProcessHandle.current(), "TERM", "rehearsal")
                    .orElseThrow()
                    .write(unfinished.resolve(OWNER));
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwx--x--x"));
            return new WorkFolder(Files.move(unfinished, fresh, StandardCopyOption.ATOMIC_MOVE));
        } catch (IOException e) {
            throw new ServerException(
                    "make a work folder in " + parent, e, "make it writable or name another place in REHEARSAL_WORK");
        }
    }

    /**
     * Where this user's work folders lie: inside REHEARSAL_WORK, else the machine's place for large temporary files.
     */
    public static Path usualPlace() {
        return usualPlace(System.getenv(), Path.of("/var/tmp"))
                .resolve("upgrade-rehearsal-" + System.getProperty("user.name"));
    }

    static Path usualPlace(Map<String, String> environment, Path large) {
        String chosen = environment.getOrDefault("REHEARSAL_WORK", "");
        if (!chosen.isBlank()) {
            return Path.of(chosen).toAbsolutePath();
        }
        return Files.isWritable(large) ? large : Path.of(System.getProperty("java.io.tmpdir"));
    }

    public Path path() {
        return path;
    }

    /** Bytes that may still be written here. */
    public long freeBytes() {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException e) {
            throw new ServerException("measure the room left in " + path, e, "check the file system");
        }
    }

    /** A folder inside for folders that the servers' account may pass through to. */
    public Path inside(String name) throws IOException {
        Path folder = path.resolve(name);
        boolean isNew = Files.notExists(folder);
        FileTree.passable(folder);
        if (isNew) {
            FarApart.lay(folder);
        }
        return folder;
    }

    /**
     * Writes a process down, so that it is ended if this rehearsal is killed. Nothing to do when it has ended already.
     */
    public void record(ProcessHandle process, String what) {
        ProcessRecord.of(process, "TERM", what).ifPresent(this::record);
    }

    public void record(ProcessRecord record) {
        String pid = String.valueOf(record.pid());
        try {
            // Whoever sweeps up finds it whole or not at all.
            Path unfinished = path.resolve(pid + UNFINISHED);
            record.write(unfinished);
            Files.move(unfinished, path.resolve(PROCESSES).resolve(pid), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ServerException("write down process " + pid, e, "check " + path);
        }
    }

    /** Forgets a process that has ended. */
    public void forget(long pid) {
        try {
            Files.deleteIfExists(path.resolve(PROCESSES).resolve(String.valueOf(pid)));
        } catch (IOException e) {
            throw new ServerException("forget process " + pid, e, "check " + path);
        }
    }

    @Override
    public void close() {
        try {
            FileTree.delete(path);
        } catch (IOException e) {
            throw new ServerException("delete " + path, e, "delete it by hand");
        }
    }
}
