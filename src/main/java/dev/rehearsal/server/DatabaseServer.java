package dev.rehearsal.server;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Sql;
import java.util.Map;

/**
 * One PostgreSQL server: its data, and its processes while it runs. Closing it ends it at once and deletes its data.
 * Calls that change it come from one thread at a time; {@link #endpoint} and {@link #isRunning} from any.
 */
public interface DatabaseServer extends AutoCloseable {
    ServerRelease release();

    /** Where it listens since its last start, as a forwarder gets there. */
    Endpoint endpoint();

    boolean isRunning();

    /**
     * Starts it and returns when it accepts connections.
     *
     * @param settings in addition to those every server here has
     * @throws ServerException with the end of its log, when it does not start
     */
    void start(Map<String, String> settings) throws InterruptedException;

    /** Lets a running server take over settings that need no restart. */
    void reload(Map<String, String> settings) throws InterruptedException;

    /**
     * Makes this a standby from its next start on. Whom it follows, its settings say.
     *
     * @param login for the source, kept in {@link #passwordFile} and not in a setting, which others may read
     */
    void follow(Credentials login) throws InterruptedException;

    /** Where the login of {@link #follow} lies, for the setting {@code primary_conninfo}. */
    String passwordFile();

    /** Ends sessions, writes everything to disk and stops; harmless when it is not running. */
    void stop() throws InterruptedException;

    /** Kills every process of the server. */
    void kill() throws InterruptedException;

    /** Holds every process of the server, so that it answers nothing until {@link #proceed}. */
    void suspend() throws InterruptedException;

    /** Lets a server that was held go on; harmless when it was not. */
    void proceed() throws InterruptedException;

    /**
     * A physical copy of this server while it runs, not yet started: it begins where this one was during this call, and
     * gets what came after by following it.
     */
    DatabaseServer copy(String name) throws InterruptedException;

    /** A copy of its data as it is at the end of this call; of a running server, without disturbing it. */
    Backup backUp(String name) throws InterruptedException;

    /**
     * The successor of this server by {@code pg_upgrade --link}, not yet started: another major version on the same
     * data, without statistics. To be called on a stopped server that is no standby. When it succeeds, this server is
     * closed; when it fails, this server can be started again.
     *
     * @throws ServerException with what {@code pg_upgrade} says, when it refuses
     */
    DatabaseServer upgrade(ServerRelease to) throws InterruptedException;

    /**
     * So many bytes of the end of its log at most, whether or not it runs; from any thread.
     *
     * @throws ServerException when it cannot be read
     */
    LogTail log(int bytes) throws InterruptedException;

    /** A connection as superuser. The caller closes it. */
    Sql sql(String database);

    @Override
    void close();
}
