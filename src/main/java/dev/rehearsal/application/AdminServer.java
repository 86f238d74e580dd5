package dev.rehearsal.application;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.time.TimedOutException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * The operator's door to the application's gate, on the loopback interface only. Orders are POST requests with their
 * parameters in the query; each answers, when its effect is there, with the gate's state as JSON. An order that could
 * not be carried out answers 409, the reason in the state's {@code error}. Whoever deploys the application asks here
 * what it is connected to, how many wait, and whether it can write.
 */
final class AdminServer implements AutoCloseable {
    /** Longer than any rehearsal, so that an order never meets a connection that is being closed for idleness. */
    private static final Duration IDLE = Duration.ofHours(24);

    private static final int REFUSED = 409;

    private final String member;
    private final ApplicationGate gate;
    private final Readers readers;
    private final Desk desk;
    private final Javalin server;

    AdminServer(String member, ApplicationGate gate, Readers readers, Desk desk) {
        this.member = member;
        this.gate = gate;
        this.readers = readers;
        this.desk = desk;
        this.server = Javalin.create(this::configure).start("127.0.0.1", 0);
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
            String error) {}

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

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.threadPool = new QueuedThreadPool(8, 2);
        config.jetty.modifyServer(AdminServer::keepConnections);
        route(config.routes);
    }

    private void route(RoutesConfig routes) {
        routes.get("/gate", context -> tell(context, ""));
        routes.post("/gate/prepare", context -> {
            gate.prepare(address(context));
            tell(context, "");
        });
        routes.post("/gate/pause", context -> {
            boolean isDrained = gate.pause(duration(context, "drainWithin"), duration(context, "holdAtMost"));
            tell(context, isDrained ? "" : "transactions under way outlasted the limit");
        });
        routes.post("/gate/repoint", context -> {
            gate.repoint();
            tell(context, "");
        });
        routes.post("/gate/point-back", context -> {
            gate.pointBack();
            tell(context, "");
        });
        routes.post("/gate/resume", context -> {
            gate.resume();
            tell(context, "");
        });
        routes.get("/connections", context -> context.json(connected()));
        routes.post("/try", context -> context.json(new Wrote(new Trial(gate).write())));
        routes.exception(SQLException.class, (e, context) -> tell(context, String.valueOf(e.getMessage())));
        routes.exception(TimedOutException.class, (e, context) -> tell(context, String.valueOf(e.getMessage())));
        routes.exception(IllegalStateException.class, (e, context) -> tell(context, String.valueOf(e.getMessage())));
    }

    private Connected connected() {
        return new Connected(
                Connected.Place.of(gate.target()),
                readers.pool().map(Target::address).map(Connected.Place::of).orElse(null),
                gate.census().isPaused(),
                desk.waiting());
    }

    private void tell(Context context, String error) {
        Address target = gate.target();
        Admission.Census census = gate.census();
        context.status(error.isEmpty() ? Answer.OK : REFUSED)
                .json(new State(
                        member,
                        target.endpoint().host(),
                        target.endpoint().port(),
                        target.database(),
                        census.isPaused(),
                        census.active(),
                        desk.waiting(),
                        error));
    }

    private static Address address(Context context) {
        int port = Integer.parseInt(parameter(context, "port"));
        return new Address(new Endpoint(parameter(context, "host"), port), parameter(context, "database"));
    }

    private static Duration duration(Context context, String name) {
        return Duration.parse(parameter(context, name));
    }

    private static String parameter(Context context, String name) {
        String text = context.queryParam(name);
        if (text == null) {
            throw new IllegalStateException("parameter '%s' is missing from %s".formatted(name, context.path()));
        }
        return text;
    }

    /** A server that closes a connection for idleness may do so while a request is on its way to it. */
    static void keepConnections(Server server) {
        for (var connector : server.getConnectors()) {
            if (connector instanceof ServerConnector each) {
                each.setIdleTimeout(IDLE.toMillis());
            }
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
