package dev.rehearsal.server.postgres;

import dev.rehearsal.server.Account;
import dev.rehearsal.server.Cache;
import dev.rehearsal.server.Leftovers;
import dev.rehearsal.server.Platform;
import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.Txz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
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
    private static final Logger LOG = LoggerFactory.getLogger(PostgresArchives.class);

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
    public boolean has(EmbeddedRelease release) {
        return new Cache(cache).has(name(release));
    }

    /**
     * The folder with {@code bin}, {@code lib} and {@code share} of a release, fetched if need be.
     *
     * @throws ServerException with the command that fetches the archive, when it cannot be fetched
     */
    public Path programs(EmbeddedRelease release) throws InterruptedException {
        try {
            return new Cache(cache).keep(name(release), fresh -> unpacked(release, fresh));
        } catch (IOException e) {
            throw new ServerException(
                    "unpack PostgreSQL %s into %s".formatted(release.version(), cache),
                    e,
                    "make room there or let this user write there");
        }
    }

    /** Deletes what rehearsals that were killed left half made in the cache. */
    public Leftovers.Swept sweep() {
        return new Cache(cache).sweep();
    }

    /** The command that puts the archive of a release into the user's local Maven repository. */
    public String fetchCommand(EmbeddedRelease release) {
        return archive(release).fetchCommand(Path.of("target")).toString();
    }

    private MavenArchive archive(EmbeddedRelease release) {
        return new MavenArchive(maven, platform, release);
    }

    private Path unpacked(EmbeddedRelease release, Path fresh) throws IOException, InterruptedException {
        LOG.info("Fetching PostgreSQL {} for {}, once", release.version(), platform.archiveName());
        Path jar = archive(release).fetch(fresh.resolve("jar"));
        Path tree = Files.createDirectories(fresh.resolve("tree"));
        new Txz(jar).unpack(tree);
        open(tree);
        return tree;
    }

    /** Servers look around in there as another user, whatever the umask. */
    private static void open(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path folder : all.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private String name(EmbeddedRelease release) {
        return "postgresql-%s-%s".formatted(release.version(), platform.archiveName());
    }
}
