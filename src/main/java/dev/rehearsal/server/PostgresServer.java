package dev.rehearsal.server;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Sql;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One PostgreSQL server: a data folder, and a process on 127.0.0.1 while it runs. The process has a session of its own,
 * so a terminal's Ctrl-C does not reach it. Closing it ends it at once and deletes its data. Calls that change it come
 * from one thread at a time; {@link #endpoint} and {@link #isRunning} from any.
 */
public final class PostgresServer implements AutoCloseable {
    private static final int STARTS = 5;
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);
    private static final Duration STOPPED_AT_ONCE_WITHIN = Duration.ofSeconds(10);
    private static final Duration LOOKS = Duration.ofMillis(5);

    private final PostgresPrograms programs;
    private final WorkFolder work;
    private final Path folder;
    private final String name;
    private final Credentials superuser;
    private volatile int port;
    private volatile Optional<ProcessHandle> postmaster = Optional.empty();

    PostgresServer(PostgresPrograms programs, WorkFolder work, Path folder, String name, Credentials superuser) {
        this.programs = programs;
        this.work = work;
        this.folder = folder;
        this.name = name;
        this.superuser = superuser;
    }

    public PostgresRelease release() {
        return programs.release();
    }

    /** The data folder. */
    public Path data() {
        return folder.resolve("data");
    }

    Path folder() {
        return folder;
    }

    /** Where it listens since its last start, which is another port each time. */
    public Endpoint endpoint() {
        return new Endpoint("127.0.0.1", port);
    }

    public boolean isRunning() {
        return postmaster.filter(ProcessRecord::isRunning).isPresent();
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
            long logged = logSize();
            configure(settings);
            Command.Result result = programs.control(
                    folder, List.of("start", "-w", "-t", "120", "-l", logFile().toString()));
            if (result.isSuccess()) {
                adopt();
                return;
            }
            String said = logSince(logged);
            boolean isPortTaken = said.contains("could not bind") || said.contains("could not create any TCP/IP");
            if (!isPortTaken || attempt == STARTS) {
                throw new ServerException(
                        "start PostgreSQL %s for '%s'".formatted(release().version(), name),
                        said.isBlank() ? result.output().strip() : said.strip(),
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
        if (!hasEnded("INT", STOPPED_WITHIN)) {
            stopAtOnce();
        }
        forget();
    }

    /** Stops without a clean shutdown, as a crash of the machine would; the next start recovers. */
    public void stopAtOnce() throws InterruptedException {
        if (!hasEnded("QUIT", STOPPED_AT_ONCE_WITHIN)) {
            kill();
        }
        forget();
    }

    /** Kills every process of the server. */
    public void kill() throws InterruptedException {
        List<ProcessHandle> all = processes();
        Signals.send("KILL", all);
        Await.until("'" + name + "' to be dead", Deadline.after(STOPPED_AT_ONCE_WITHIN), LOOKS, () -> {
            return Observation.of(all.stream().noneMatch(ProcessRecord::isRunning), "processes running");
        });
        LockFile.in(data()).delete();
        forget();
    }

    /** Holds every process of the server, so that it answers nothing until {@link #proceed}. */
    public void suspend() throws InterruptedException {
        Signals.send("STOP", processes());
    }

    /** Lets a server that was held go on; harmless when it was not. */
    public void proceed() throws InterruptedException {
        Signals.send("CONT", processes());
    }

    /** A connection as superuser. The caller closes it. */
    public Sql sql(String database) {
        return Connector.direct().openAlone(new Address(endpoint(), database), superuser);
    }

    @Override
    public void close() {
        try {
            adoptUnfinished();
            proceed();
            stopAtOnce();
            FileTree.delete(folder);
        } catch (IOException e) {
            throw new ServerException("delete the data of '" + name + "'", e, "delete " + folder + " by hand");
        } catch (InterruptedException e) {
            processes().forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    private List<ProcessHandle> processes() {
        return postmaster
                .map(process ->
                        Stream.concat(Stream.of(process), process.descendants()).toList())
                .orElse(List.of());
    }

    /** Asks the postmaster to end; its lock file is the last thing it removes. */
    private boolean hasEnded(String signal, Duration within) throws InterruptedException {
        Signals.send(signal, postmaster.stream().toList());
        try {
            Await.until("'" + name + "' to stop", Deadline.after(within), LOOKS, () -> {
                boolean isOver = !isRunning() || !Files.exists(data().resolve("postmaster.pid"));
                return Observation.of(isOver, "running");
            });
            return true;
        } catch (TimedOutException e) {
            return false;
        }
    }

    private void adopt() {
        try {
            Optional<ProcessRecord> record = LockFile.in(data())
                    .read("PostgreSQL %s '%s'".formatted(release().version(), name));
            postmaster = record.flatMap(ProcessRecord::running);
            record.ifPresent(work::record);
        } catch (IOException e) {
            throw new ServerException("find the process of '" + name + "'", e, "see " + logFile());
        }
    }

    /** A start that was interrupted may have left a process that nobody adopted. */
    private void adoptUnfinished() {
        if (postmaster.isEmpty() && Files.exists(data().resolve("postmaster.pid"))) {
            adopt();
        }
    }

    private void forget() {
        postmaster.ifPresent(process -> work.forget(process.pid()));
        postmaster = Optional.empty();
    }

    private void configure(Map<String, String> settings) {
        try {
            new PostgresSettings(port, settings).write(data());
            programs.handOver(data().resolve(PostgresSettings.FILE));
        } catch (IOException e) {
            throw new ServerException("write the settings of '" + name + "'", e, "check " + folder);
        }
    }

    private Path logFile() {
        return folder.resolve("log");
    }

    private long logSize() {
        return logFile().toFile().length();
    }

    private String logSince(long offset) {
        try {
            String all = Files.exists(logFile()) ? Files.readString(logFile()) : "";
            return all.substring((int) Math.min(offset, all.length()));
        } catch (IOException e) {
            return "";
        }
    }
}
