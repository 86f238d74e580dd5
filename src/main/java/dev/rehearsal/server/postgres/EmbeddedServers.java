package dev.rehearsal.server.postgres;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Reach;
import dev.rehearsal.server.Account;
import dev.rehearsal.server.Backup;
import dev.rehearsal.server.DataFolder;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.DatabaseServers;
import dev.rehearsal.server.EndpointForwarder;
import dev.rehearsal.server.FolderCopy;
import dev.rehearsal.server.LocalForwarder;
import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.ServerRelease;
import dev.rehearsal.server.ServerSettings;
import dev.rehearsal.server.TarCopy;
import dev.rehearsal.server.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Servers as child processes of this machine, with their data in a work folder. */
public final class EmbeddedServers implements DatabaseServers {
    private final WorkFolder work;
    private final PostgresArchives archives;
    private final Account account;
    private final Credentials superuser;
    private final AtomicInteger count = new AtomicInteger();

    /** @param superuser the login that every server made here has */
    public EmbeddedServers(WorkFolder work, PostgresArchives archives, Account account, Credentials superuser) {
        this.work = work;
        this.archives = archives;
        this.account = account;
        this.superuser = superuser;
    }

    WorkFolder work() {
        return work;
    }

    Credentials superuser() {
        return superuser;
    }

    @Override
    public List<ServerRelease> releases() {
        return EmbeddedRelease.releases();
    }

    @Override
    public void provide(ServerRelease release) throws InterruptedException {
        provide(EmbeddedRelease.of(release), archives, account, superuser.user());
    }

    /**
     * The same ahead of having a work folder.
     *
     * @throws ServerException saying why it cannot be had
     */
    public static void provide(EmbeddedRelease release, PostgresArchives archives, Account account, String superuser)
            throws InterruptedException {
        EmptyData.of(release, archives, account).provide(superuser);
    }

    @Override
    public boolean canUpgrade() {
        return false;
    }

    @Override
    public DatabaseServer create(ServerRelease release, String name) throws InterruptedException {
        return create(EmbeddedRelease.of(release), name);
    }

    EmbeddedServer create(EmbeddedRelease release, String name) throws InterruptedException {
        EmptyData data = EmptyData.of(release, archives, account);
        return in(release, name, (programs, folder) -> data.into(folder, superuser));
    }

    DatabaseServer copied(EmbeddedServer source, String name) throws InterruptedException {
        return in(EmbeddedRelease.of(source.release()), name, (programs, folder) -> {
            new OnlineCopy(source).into(new FolderCopy(folder.resolve("data")), OnlineCopy.Log.LEFT_OUT);
            programs.handOver(folder);
        });
    }

    DatabaseServer restored(EmbeddedBackup backup, String name) throws InterruptedException {
        return in(backup.of(), name, (programs, folder) -> {
            TarCopy.unpack(backup.file(), folder.resolve("data"));
            programs.handOver(folder);
        });
    }

    Backup backedUp(EmbeddedServer source, String name) throws InterruptedException {
        try {
            Path file = work.inside("backups").resolve(count.incrementAndGet() + "-" + name + ".tar");
            try (TarCopy copy = TarCopy.into(file)) {
                if (source.isRunning()) {
                    new OnlineCopy(source).into(copy, OnlineCopy.Log.INCLUDED);
                } else {
                    DataFolder.copy(source.data(), copy);
                }
            }
            return new EmbeddedBackup(this, EmbeddedRelease.of(source.release()), file);
        } catch (IOException e) {
            throw new ServerException("back up to '" + name + "'", e, "make room in " + work.path());
        }
    }

    @Override
    public long freeBytes() {
        return work.freeBytes();
    }

    @Override
    public String place() {
        return work.path().toString();
    }

    @Override
    public ServerSettings settings(ServerRelease release) throws InterruptedException {
        try {
            return ServerSettings.parse(programs(EmbeddedRelease.of(release)).describedSettings());
        } catch (IOException e) {
            throw new ServerException("list the settings of PostgreSQL " + release.version(), e, "check the cache");
        }
    }

    @Override
    public EndpointForwarder openEndpoint(String name, int port) {
        return LocalForwarder.open(port);
    }

    @Override
    public EndpointForwarder openBeside(EndpointForwarder first, String name) {
        return LocalForwarder.openBeside(first.endpoint().port());
    }

    @Override
    public Reach reach() {
        return Reach.DIRECT;
    }

    private interface Filling {
        void fill(PostgresPrograms programs, Path folder) throws IOException, InterruptedException;
    }

    private EmbeddedServer in(EmbeddedRelease release, String name, Filling filling) throws InterruptedException {
        PostgresPrograms programs = programs(release);
        try {
            Path folder = work.inside(WorkFolder.SERVERS).resolve(count.incrementAndGet() + "-" + name);
            Files.createDirectory(folder);
            account.handOver(folder);
            filling.fill(programs, folder);
            return new EmbeddedServer(this, programs, folder, name);
        } catch (IOException e) {
            throw new ServerException("make a server for '" + name + "'", e, "make room in " + work.path());
        }
    }

    private PostgresPrograms programs(EmbeddedRelease release) throws InterruptedException {
        return PostgresPrograms.of(release, archives, account);
    }
}
