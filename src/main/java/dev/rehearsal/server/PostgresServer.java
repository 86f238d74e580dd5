package dev.rehearsal.server;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * One PostgreSQL server: a data folder, and a process on 127.0.0.1 while it runs. The process has a session of its own,
 * so a terminal's Ctrl-C does not reach it. Closing it ends it at once and deletes its data. Calls that change it come
 * from one thread at a time; {@link #endpoint} and {@link #isRunning} from any.
 */
public final class PostgresServer implements AutoCloseable {
    private static final int STARTS = 5;

    private final PostgresPrograms programs;
    private final Path folder;
    private final String name;
    private final Credentials superuser;
    private volatile int port;
    private final Postmaster postmaster;
    private final ServerLog log;

    PostgresServer(PostgresPrograms programs, WorkFolder work, Path folder, String name, Credentials superuser) {
        this.programs = programs;
        this.folder = folder;
        this.name = name;
        this.superuser = superuser;
        this.postmaster = new Postmaster(
                new SharedMemory(folder.resolve("data"), programs.account()),
                work,
                "PostgreSQL %s '%s'".formatted(programs.release().version(), name));
        this.log = new ServerLog(folder.resolve("log"));
    }

    public PostgresRelease release() {
        return programs.release();
    }

    /** The data folder. */
    public Path data() {
        return folder.resolve("data");
    }

    /** Where it listens since its last start, which is another port each time. */
    public Endpoint endpoint() {
        return new Endpoint("127.0.0.1", port);
    }

    public boolean isRunning() {
        return postmaster.isRunning();
    }

    /**
     * Starts it and returns when it accepts connections.
     *
     * @param settings in addition to those every embedded server has
     * @throws ServerException with the end of its log, when it does not start
     */
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

    /** Lets a running server take over settings that need no restart. */
    public void reload(Map<String, String> settings) throws InterruptedException {
        configure(settings);
        Command.Result result = programs.control(folder, List.of("reload"));
        if (!result.isSuccess()) {
            throw new ServerException("reload the settings of '" + name + "'", result.output(), "see whether it runs");
        }
    }

    /**
     * Makes this a standby from its next start on. Whom it follows, its settings say.
     *
     * @param login for the source, kept in {@link #passwordFile} and not in a setting, which others may read
     */
    public void follow(Credentials login) {
        try {
            Files.createFile(data().resolve("standby.signal"));
            Files.writeString(passwordFile(), "*:*:*:%s:%s%n".formatted(login.user(), login.password()));
            Files.setPosixFilePermissions(passwordFile(), PosixFilePermissions.fromString("rw-------"));
            programs.handOver(folder);
        } catch (IOException e) {
            throw new ServerException("make '" + name + "' a standby", e, "check " + folder);
        }
    }

    /** Where the login of {@link #follow} lies, for the setting {@code primary_conninfo}. */
    public Path passwordFile() {
        return folder.resolve("password");
    }

    /** Ends sessions, writes everything to disk and stops; harmless when it is not running. */
    public void stop() throws InterruptedException {
        postmaster.stop();
    }

    /** Stops without a clean shutdown, as a crash of the machine would; the next start recovers. */
    public void stopAtOnce() throws InterruptedException {
        postmaster.stopAtOnce();
    }

    /** Kills every process of the server. */
    public void kill() throws InterruptedException {
        postmaster.kill();
    }

    /** Holds every process of the server, so that it answers nothing until {@link #proceed}. */
    public void suspend() throws InterruptedException {
        postmaster.signal("STOP");
    }

    /** Lets a server that was held go on; harmless when it was not. */
    public void proceed() throws InterruptedException {
        postmaster.signal("CONT");
    }

    /** A connection as superuser. The caller closes it. */
    public Sql sql(String database) {
        return Connector.direct().openAlone(new Address(endpoint(), database), superuser);
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
            new PostgresSettings(port, settings).write(data());
            programs.handOver(data().resolve(PostgresSettings.FILE));
        } catch (IOException e) {
            throw new ServerException("write the settings of '" + name + "'", e, "check " + folder);
        }
    }
}
