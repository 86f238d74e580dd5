package dev.rehearsal.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.http.HttpAnswer;
import dev.rehearsal.http.HttpCall;
import dev.rehearsal.http.HttpServer;
import dev.rehearsal.time.TimedOutException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The operator's door to the application's gate, on the loopback interface only. Orders are POST requests with their
 * parameters in the query; each answers, when its effect is there, with the gate's state as JSON. An order that could
 * not be carried out answers 409, the reason in the state's {@code error}. Whoever deploys the application asks here
 * what it is connected to, how many wait, and whether it can write.
 */
final class AdminServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REFUSED = 409;
    /** Orders wait for databases, and each other. */
    private static final int THREADS = 8;

    private final String member;
    private final ApplicationGate gate;
    private final Readers readers;
    private final RequestQueue queue;
    private final ExecutorService workers = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;

    AdminServer(String member, ApplicationGate gate, Readers readers, RequestQueue queue) throws IOException {
        this.member = member;
        this.gate = gate;
        this.readers = readers;
        this.queue = queue;
        this.server = HttpServer.open("admin door", this::handle);
    }

    /** The state as it is sent. */
    record State(
            String member,
            String host,
            int port,
            String database,
            boolean paused,
            int active,
            int waiting,
            String error,
            boolean late) {}

    /** What the instance is connected to, as it is sent. */
    record Connected(Place writer, @Nullable Place readers, boolean paused, int waiting) {
        record Place(String host, int port, String database) {
            static Place of(Address address) {
                return new Place(address.endpoint().host(), address.endpoint().port(), address.database());
            }
        }
    }

    /** The server that took a write, as it is sent. */
    record Wrote(String to) {}

    int port() {
        return server.port();
    }

    private CompletableFuture<HttpAnswer> handle(HttpCall call) {
        return CompletableFuture.supplyAsync(() -> answer(call), workers);
    }

    private HttpAnswer answer(HttpCall call) {
        try {
            return carriedOut(call);
        } catch (TimedOutException e) {
            return late(String.valueOf(e.getMessage()));
        } catch (SQLException | IllegalStateException e) {
            return state(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return state("this instance ends");
        }
    }

    private HttpAnswer carriedOut(HttpCall call) throws SQLException, InterruptedException {
        return switch (call.route()) {
            case "GET /gate" -> state("");
            case "POST /gate/prepare" -> {
                gate.prepare(address(call));
                yield state("");
            }
            case "POST /gate/pause" -> {
                boolean isDrained = gate.pause(duration(call, "drainWithin"), duration(call, "holdAtMost"));
                yield isDrained ? state("") : late("transactions under way outlasted the limit");
            }
            case "POST /gate/repoint" -> {
                gate.repoint();
                yield state("");
            }
            case "POST /gate/point-back" -> {
                gate.pointBack();
                yield state("");
            }
            case "POST /gate/resume" -> {
                gate.resume();
                yield state("");
            }
            case "GET /connections" -> json(Answer.OK, connected());
            case "POST /try" -> json(Answer.OK, new Wrote(new Trial(gate).write()));
            default -> HttpAnswer.text(Answer.NOT_FOUND, "nothing is at " + call.route());
        };
    }

    private Connected connected() {
        return new Connected(
                Connected.Place.of(gate.target()),
                readers.pool().map(Target::address).map(Connected.Place::of).orElse(null),
                gate.census().isPaused(),
                queue.waiting());
    }

    private HttpAnswer state(String error) {
        return state(error, false);
    }

    private HttpAnswer late(String error) {
        return state(error, true);
    }

    private HttpAnswer state(String error, boolean late) {
        Address target = gate.target();
        Admission.Census census = gate.census();
        return json(
                error.isEmpty() ? Answer.OK : REFUSED,
                new State(
                        member,
                        target.endpoint().host(),
                        target.endpoint().port(),
                        target.database(),
                        census.isPaused(),
                        census.active(),
                        queue.waiting(),
                        error,
                        late));
    }

    private static HttpAnswer json(int status, Object content) {
        try {
            return HttpAnswer.json(status, JSON.writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + content, e);
        }
    }

    private static Address address(HttpCall call) {
        int port = Integer.parseInt(parameter(call, "port"));
        return new Address(new Endpoint(parameter(call, "host"), port), parameter(call, "database"));
    }

    private static Duration duration(HttpCall call, String name) {
        return Duration.parse(parameter(call, name));
    }

    private static String parameter(HttpCall call, String name) {
        return call.parameter(name)
                .orElseThrow(() ->
                        new IllegalStateException("parameter '%s' is missing from %s".formatted(name, call.path())));
    }

    @Override
    public void close() {
        server.close();
        workers.shutdownNow();
    }
}
