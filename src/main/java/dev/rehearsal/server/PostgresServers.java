package dev.rehearsal.server;

import dev.rehearsal.database.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes PostgreSQL servers in a work folder, several releases side by side. Safe for many threads. */
public final class PostgresServers {
    private final WorkFolder work;
    private final PostgresArchives archives;
    private final Account account;
    private final Credentials superuser;
    private final AtomicInteger count = new AtomicInteger();

    /** @param superuser the login that every server made here has */
    public PostgresServers(WorkFolder work, PostgresArchives archives, Account account, Credentials superuser) {
        this.work = work;
        this.archives = archives;
        this.account = account;
        this.superuser = superuser;
    }

    /** Makes sure that everything a server of the release is made of is in the cache. */
    public void provide(PostgresRelease release) throws InterruptedException {
        provide(release, archives, account, superuser.user());
    }

    /**
     * The same ahead of having a work folder.
     *
     * @throws ServerException saying why it cannot be had
     */
    public static void provide(PostgresRelease release, PostgresArchives archives, Account account, String superuser)
            throws InterruptedException {
        EmptyData.of(release, archives, account).provide(superuser);
    }

    /** A new, empty server, not yet started. */
    public PostgresServer create(PostgresRelease release, String name) throws InterruptedException {
        EmptyData data = EmptyData.of(release, archives, account);
        return in(release, name, (programs, folder) -> data.into(folder, superuser));
    }

    /** A physical copy of a running server, not yet started: it begins where the source was during this call. */
    public PostgresServer copyOf(PostgresServer source, String name) throws InterruptedException {
        return in(source.release(), name, (programs, folder) -> {
            new OnlineCopy(source).into(folder.resolve("data"), OnlineCopy.Log.LEFT_OUT);
            programs.handOver(folder);
        });
    }

    /** A server from a copy of a data folder, not yet started. */
    public PostgresServer restore(PostgresBackup backup, String name) throws InterruptedException {
        return in(backup.release(), name, (programs, folder) -> {
            DataFolder.copy(backup.folder(), folder.resolve("data"));
            programs.handOver(folder);
        });
    }

    /** A copy of a server's data as it is at the end of this call; of a running server, without disturbing it. */
    public PostgresBackup backUp(PostgresServer source, String name) throws InterruptedException {
        try {
            Path folder = work.inside("backups").resolve(count.incrementAndGet() + "-" + name);
            if (source.isRunning()) {
                new OnlineCopy(source).into(folder, OnlineCopy.Log.INCLUDED);
            } else {
                DataFolder.copy(source.data(), folder);
            }
            return new PostgresBackup(source.release(), folder);
        } catch (IOException e) {
            throw new ServerException("back up to '" + name + "'", e, "make room in " + work.path());
        }
    }

    /** Every setting that a release knows. */
    public ServerSettings settings(PostgresRelease release) throws InterruptedException {
        try {
            return ServerSettings.parse(programs(release).describedSettings());
        } catch (IOException e) {
            throw new ServerException("list the settings of PostgreSQL " + release.version(), e, "check the cache");
        }
    }

    private interface Filling {
        void fill(PostgresPrograms programs, Path folder) throws IOException, InterruptedException;
    }

    private PostgresServer in(PostgresRelease release, String name, Filling filling) throws InterruptedException {
        PostgresPrograms programs = programs(release);
        try {
            Path folder = work.inside(WorkFolder.SERVERS).resolve(count.incrementAndGet() + "-" + name);
            Files.createDirectory(folder);
            account.handOver(folder);
            filling.fill(programs, folder);
            return new PostgresServer(programs, work, folder, name, superuser);
        } catch (IOException e) {
            throw new ServerException("make a server for '" + name + "'", e, "make room in " + work.path());
        }
    }

    private PostgresPrograms programs(PostgresRelease release) throws InterruptedException {
        return PostgresPrograms.of(release, archives, account);
    }
}
