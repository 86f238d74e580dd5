package dev.rehearsal.server.postgres;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Reach;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.server.Backup;
import dev.rehearsal.server.Command;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.FileTree;
import dev.rehearsal.server.FreePort;
import dev.rehearsal.server.LogTail;
import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.ServerRelease;
import dev.rehearsal.server.SharedMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * A data folder, and a process on 127.0.0.1 while it runs. The process has a session of its own, so a terminal's Ctrl-C
 * does not reach it.
 */
final class EmbeddedServer implements DatabaseServer {
    private static final int STARTS = 5;

    private final EmbeddedServers servers;
    private final PostgresPrograms programs;
    private final Path folder;
    private final String name;
    private final Credentials superuser;
    private volatile int port;
    private final Postmaster postmaster;
    private final ServerLog log;

    EmbeddedServer(EmbeddedServers servers, PostgresPrograms programs, Path folder, String name) {
        this.servers = servers;
        this.programs = programs;
        this.folder = folder;
        this.name = name;
        this.superuser = servers.superuser();
        this.postmaster = new Postmaster(
                new SharedMemory(folder.resolve("data"), programs.account()),
                servers.work(),
                "PostgreSQL %s '%s'".formatted(programs.release().version(), name));
        this.log = new ServerLog(folder.resolve("log"));
    }

    @Override
    public ServerRelease release() {
        return programs.release().release();
    }

    /** The data folder. */
    Path data() {
        return folder.resolve("data");
    }

    /** Another port at each start. */
    @Override
    public Endpoint endpoint() {
        return new Endpoint("127.0.0.1", port);
    }

    @Override
    public boolean isRunning() {
        return postmaster.isRunning();
    }

    @Override
    public void start(Map<String, String> settings) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            port = FreePort.find();
            long logged = log.size();
            configure(settings);
            Command.Result result = programs.control(
                    folder, List.of("start", "-w", "-t", "120", "-l", log.path().toString()));
            if (result.isSuccess()) {
                postmaster.adopt();
                return;
            }
            String said = log.since(logged);
            boolean isPortTaken = said.contains("could not bind") || said.contains("could not create any TCP/IP");
            if (!isPortTaken || attempt == STARTS) {
                throw new ServerException(
                        "start PostgreSQL %s for '%s'".formatted(release().version(), name),
                        said.isEmpty() ? result.output().strip() : said,
                        "correct what the server complains about");
            }
        }
    }

    @Override
    public void reload(Map<String, String> settings) throws InterruptedException {
        configure(settings);
        Command.Result result = programs.control(folder, List.of("reload"));
        if (!result.isSuccess()) {
            throw new ServerException("reload the settings of '" + name + "'", result.output(), "see whether it runs");
        }
    }

    @Override
    public void follow(Credentials login) {
        try {
            Files.createFile(data().resolve("standby.signal"));
            Files.writeString(passwords(), "*:*:*:%s:%s%n".formatted(login.user(), login.password()));
            Files.setPosixFilePermissions(passwords(), PosixFilePermissions.fromString("rw-------"));
            programs.handOver(folder);
        } catch (IOException e) {
            throw new ServerException("make '" + name + "' a standby", e, "check " + folder);
        }
    }

    @Override
    public String passwordFile() {
        return passwords().toString();
    }

    private Path passwords() {
        return folder.resolve("password");
    }

    @Override
    public void stop() throws InterruptedException {
        postmaster.stop();
    }

    /** Stops without a clean shutdown, as a crash of the machine would; the next start recovers. */
    void stopAtOnce() throws InterruptedException {
        postmaster.stopAtOnce();
    }

    @Override
    public void kill() throws InterruptedException {
        postmaster.kill();
    }

    @Override
    public void suspend() throws InterruptedException {
        postmaster.signal("STOP");
    }

    @Override
    public void proceed() throws InterruptedException {
        postmaster.signal("CONT");
    }

    @Override
    public DatabaseServer copy(String name) throws InterruptedException {
        return servers.copied(this, name);
    }

    @Override
    public Backup backUp(String name) throws InterruptedException {
        return servers.backedUp(this, name);
    }

    @Override
    public DatabaseServer upgrade(ServerRelease to) {
        throw new ServerException(
                "upgrade '%s' in place from PostgreSQL %s to %s"
                        .formatted(name, release().version(), to.version()),
                "embedded servers come without pg_upgrade",
                "rehearse it in containers");
    }

    @Override
    public LogTail log(int bytes) {
        try {
            return log.tail(bytes);
        } catch (IOException e) {
            throw new ServerException("read the log of '" + name + "'", e, "check " + folder);
        }
    }

    @Override
    public Sql sql(String database) {
        return new Connector(new PostgresDriver(), Reach.DIRECT)
                .openAlone(new Address(endpoint(), database), superuser);
    }

    @Override
    public void close() {
        try {
            // A start that was interrupted may have left a process.
            postmaster.adopt();
            proceed();
            stopAtOnce();
            FileTree.delete(folder);
        } catch (IOException e) {
            throw new ServerException("delete the data of '" + name + "'", e, "delete " + folder + " by hand");
        } catch (InterruptedException e) {
            postmaster.abandon();
            Thread.currentThread().interrupt();
        }
    }

    private void configure(Map<String, String> settings) {
        try {
            new PostgresSettings("127.0.0.1", port, settings).write(data());
            programs.handOver(data().resolve(PostgresSettings.FILE));
        } catch (IOException e) {
            throw new ServerException("write the settings of '" + name + "'", e, "check " + folder);
        }
    }
}
