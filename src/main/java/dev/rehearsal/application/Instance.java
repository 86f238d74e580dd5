package dev.rehearsal.application;

import dev.rehearsal.application.door.Backend;
import dev.rehearsal.application.door.FrontDoor;
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
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final ApplicationSettings settings;
    private final Path log;
    private final FrontDoor door;
    private final HttpClient client;
    private final List<Outgoing> outgoing = new ArrayList<>();
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
     * @param instances of the application, each with a door
     */
    static Instance start(ApplicationSettings settings, int port, int instances, Path log, HttpClient client)
            throws IOException {
        FrontDoor door = FrontDoor.open(port, instances);
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

    /** A former process, and the requests that it still has to answer. */
    private record Outgoing(ApplicationProcess process, Backend left) {}

    /**
     * Starts a new process and has it take all requests from now on. The former one goes on with those it was given,
     * until {@link #awaitFormer}.
     *
     * @throws IOException when the new one does not start; the former one then goes on
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
        outgoing.add(new Outgoing(process, door.pointTo(next.url().getPort())));
        process = next;
    }

    /** Waits, for a while, until nobody waits: a process that starts takes what those need who do. */
    void awaitServed(Deadline deadline) throws InterruptedException, IOException {
        try {
            Await.until("nobody to wait", deadline, BETWEEN_LOOKS, () -> {
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

    /**
     * Has its former processes end when they have answered what they were given, and returns when they have.
     *
     * @throws TimedOutException when one is not done by then; it goes on with what it has
     */
    void awaitFormer(Deadline deadline) throws InterruptedException {
        for (Outgoing each : outgoing) {
            Await.until("'%s' to answer its last requests".formatted(name()), deadline, LOOK_EVERY, () -> {
                int underWay = each.left().underWay();
                return Observation.of(underWay == 0, underWay + " under way");
            });
            each.process().close();
        }
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
    private String readFrom() throws IOException, InterruptedException {
        return FirstAnswers.read(url(), client);
    }

    /** Writes something that is taken back, and reads something through its door. */
    ReferenceApplication.Tried tried() throws InterruptedException {
        String wroteTo = "";
        try {
            wroteTo = admin().wroteTo();
            return new ReferenceApplication.Tried(name(), wroteTo, readFrom(), "");
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new ReferenceApplication.Tried(name(), wroteTo, "", reason);
        }
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
        outgoing.forEach(each -> each.process().askToEnd());
    }

    @Override
    public void close() {
        door.close();
        process.close();
        outgoing.forEach(each -> each.process().close());
    }
}
