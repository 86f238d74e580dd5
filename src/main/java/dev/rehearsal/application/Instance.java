package dev.rehearsal.application;

import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance of the application: a door that stays, and a process behind it that can be replaced. For one thread at a
 * time; only what it is doing may be asked by others meanwhile.
 */
final class Instance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);
    private static final Duration SERVED_WITHIN = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final ApplicationSettings settings;
    private final Path log;
    private final FrontDoor door;
    private final HttpClient client;
    private final List<ApplicationProcess> outgoing = new ArrayList<>();
    private volatile ApplicationProcess process;

    private Instance(ApplicationSettings settings, Path log, FrontDoor door, HttpClient client) throws IOException {
        this.settings = settings;
        this.log = log;
        this.door = door;
        this.client = client;
        this.process = ApplicationProcess.start(settings, log);
    }

    /**
     * Opens its door and starts its process, which {@link #awaitReady} waits for.
     *
     * @param port of the door, 0 for any free one
     */
    static Instance start(ApplicationSettings settings, int port, Path log, HttpClient client) throws IOException {
        FrontDoor door = FrontDoor.open(port);
        try {
            return new Instance(settings, log, door, client);
        } catch (IOException e) {
            door.close();
            throw e;
        }
    }

    void awaitReady() throws InterruptedException, IOException {
        process.awaitReady(Deadline.after(READY_WITHIN));
        door.pointTo(process.url().getPort());
    }

    /**
     * Starts a new process, has it take all requests from now on, and has the former one end when that has answered
     * those it was given; {@link #awaitFormer} waits until it has.
     *
     * @throws IOException when the new one does not start; the former one then goes on
     * @throws TimedOutException when the former one is not done by then; it goes on with what it has
     */
    void replace(Deadline deadline) throws InterruptedException, IOException {
        ApplicationProcess next = ApplicationProcess.start(settings, log);
        try {
            next.awaitReady(deadline.butAtMost(READY_WITHIN));
            new FirstAnswers(next, client).await();
        } catch (IOException | InterruptedException | RuntimeException e) {
            next.close();
            throw e;
        }
        ApplicationProcess former = process;
        outgoing.add(former);
        process = next;
        Behind left = door.pointTo(next.url().getPort());
        Await.until("'%s' to answer its last requests".formatted(name()), deadline, LOOK_EVERY, () -> {
            int underWay = left.underWay();
            return Observation.of(underWay == 0, underWay + " under way");
        });
        former.askToEnd();
    }

    /** Waits, for a while, until nobody waits: a process that starts takes what those need who do. */
    void awaitServed(Deadline deadline) throws InterruptedException, IOException {
        try {
            Await.until("nobody to wait", deadline.butAtMost(SERVED_WITHIN), BETWEEN_LOOKS, () -> {
                int waiting = waiting();
                return Observation.of(waiting == 0, waiting + " wait");
            });
        } catch (TimedOutException e) {
            LOG.info("'{}' is redeployed although some wait there", name(), e);
        }
    }

    private int waiting() throws IOException {
        try {
            return admin().connections().waiting();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while asking who waits");
        }
    }

    /** Returns when its former processes have ended. */
    void awaitFormer() {
        outgoing.forEach(ApplicationProcess::close);
        outgoing.clear();
    }

    String name() {
        return settings.member();
    }

    /** Where it takes requests, whatever process is there. */
    URI url() {
        return URI.create("http://127.0.0.1:" + door.port());
    }

    /** Where its present process takes orders. */
    URI adminUrl() {
        return process.adminUrl();
    }

    AdminDoor admin() {
        return new AdminDoor(adminUrl(), client);
    }

    /** The server that answers a read through the door, as it names itself. */
    String readFrom() throws IOException, InterruptedException {
        return FirstAnswers.read(url(), client);
    }

    long pid() {
        return process.pid();
    }

    /** Why its present process no longer runs; empty while it does. */
    Optional<String> death() {
        return process.death();
    }

    /** Ends it at once; {@link #close} waits until it has. */
    void askToEnd() {
        process.askToEnd();
        outgoing.forEach(ApplicationProcess::askToEnd);
    }

    @Override
    public void close() {
        door.close();
        process.close();
        outgoing.forEach(ApplicationProcess::close);
    }
}
