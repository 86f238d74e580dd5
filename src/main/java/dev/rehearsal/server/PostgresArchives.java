package dev.rehearsal.server;

import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's programs, fetched on first use and unpacked once into a cache that all rehearsals of this user share.
 * Safe for many threads and many processes.
 *
 * @param cache the folder with one folder for each release and platform
 * @param maven the program that fetches
 */
public record PostgresArchives(Path cache, Platform platform, String maven) {
    private static final Logger log = LoggerFactory.getLogger(PostgresArchives.class);
    private static final Duration UNPACKED_WITHIN = Duration.ofMinutes(15);

    /** The archives in the usual place, for this machine and the user of the account. */
    public static PostgresArchives here(Account account) {
        return new PostgresArchives(
                cacheFolder(account.isRoot(), System.getenv(), System.getProperty("user.home", ".")),
                Platform.here(),
                "mvn");
    }

    /** Root's home is closed to the account under which the servers run. */
    static Path cacheFolder(boolean isRoot, Map<String, String> environment, String home) {
        if (isRoot) {
            return Path.of("/var/cache/upgrade-rehearsal");
        }
        String chosen = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = chosen.isBlank() ? Path.of(home, ".cache") : Path.of(chosen);
        return caches.resolve("upgrade-rehearsal");
    }

    /** Whether a release is unpacked, so that using it needs no network. */
    public boolean has(PostgresRelease release) {
        return Files.isDirectory(home(release));
    }

    /**
     * The folder with {@code bin}, {@code lib} and {@code share} of a release, fetched if need be.
     *
     * @throws ServerException with the command that fetches the archive, when it cannot be fetched
     */
    public Path programs(PostgresRelease release) throws InterruptedException {
        Path home = home(release);
        if (has(release)) {
            return home;
        }
        try {
            Files.createDirectories(cache);
            try (FileChannel channel = FileChannel.open(
                            cache.resolve(home.getFileName() + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock lock = locked(channel, home)) {
                log.debug("holding {}", lock);
                if (!has(release)) {
                    install(release, home);
                }
            }
            return home;
        } catch (IOException e) {
            throw new ServerException(
                    "unpack PostgreSQL %s into %s".formatted(release.version(), cache),
                    e,
                    "make room there or let this user write there");
        }
    }

    /** The command that puts the archive of a release into the user's local Maven repository. */
    public String fetchCommand(PostgresRelease release) {
        return archive(release).fetchCommand(Path.of("target")).toString();
    }

    private MavenArchive archive(PostgresRelease release) {
        return new MavenArchive(maven, platform, release);
    }

    private void install(PostgresRelease release, Path home) throws IOException, InterruptedException {
        log.info("Fetching PostgreSQL {} for {}, once", release.version(), platform.archiveName());
        Path fresh = Files.createTempDirectory(cache, home.getFileName() + ".");
        try {
            Path jar = archive(release).fetch(fresh.resolve("jar"));
            Path tree = Files.createDirectories(fresh.resolve("tree"));
            new Txz(jar).unpack(tree);
            Files.setPosixFilePermissions(tree, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(tree, home, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileTree.delete(fresh);
        }
    }

    private static FileLock locked(FileChannel channel, Path home) throws IOException, InterruptedException {
        AtomicReference<FileLock> held = new AtomicReference<>();
        Await.<IOException>until(
                "another rehearsal to unpack " + home, Deadline.after(UNPACKED_WITHIN), Duration.ofMillis(200), () -> {
                    try {
                        held.set(channel.tryLock());
                    } catch (OverlappingFileLockException e) {
                        return Observation.notYet("another thread is at it");
                    }
                    return Observation.of(held.get() != null, "another process is at it");
                });
        return Objects.requireNonNull(held.get());
    }

    private Path home(PostgresRelease release) {
        return cache.resolve("postgresql-%s-%s".formatted(release.version(), platform.archiveName()));
    }
}
