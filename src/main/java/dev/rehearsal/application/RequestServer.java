package dev.rehearsal.application;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The application's door for requests: parameters in the query, outcome in status and headers, no body. */
final class RequestServer implements AutoCloseable {
    /** Requests are worked on elsewhere; these only read them and write answers. */
    private static final int THREADS = 12;

    private final Desk desk;
    private final Operations operations;
    private final Javalin server;

    RequestServer(Desk desk, Operations operations) {
        this.desk = desk;
        this.operations = operations;
        this.server = Javalin.create(this::configure).start("127.0.0.1", 0);
    }

    int port() {
        return server.port();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        // The desk sees to it that every request is answered in time.
        config.http.asyncTimeout = 0;
        config.jetty.threadPool = new QueuedThreadPool(THREADS, 4);
        config.jetty.modifyServer(AdminServer::keepConnections);
        route(config.routes);
    }

    private void route(RoutesConfig routes) {
        routes.get("/read", context -> answer(context, operations.read(number(context, "order"))));
        routeWrites(routes);
        routes.exception(
                BadRequest.class,
                (e, context) ->
                        context.status(400).header("X-Error", "bad-request").result(String.valueOf(e.getMessage())));
    }

    private void routeWrites(RoutesConfig routes) {
        routes.post("/create", context -> answer(context, operations.create(write(context))));
        routes.post(
                "/transfer",
                context -> answer(
                        context,
                        operations.transfer(
                                write(context),
                                Math.toIntExact(number(context, "from")),
                                Math.toIntExact(number(context, "to")),
                                parameter(context, "amount", BigDecimal::new))));
        routes.post(
                "/large-update",
                context -> answer(
                        context,
                        operations.largeUpdate(
                                write(context),
                                Math.toIntExact(number(context, "document")),
                                Math.toIntExact(number(context, "bytes")))));
        routes.post(
                "/long-transaction",
                context -> answer(
                        context,
                        operations.longTransaction(write(context), Duration.ofMillis(number(context, "hold")))));
        routes.post("/insert-without-key", context -> answer(context, operations.insertWithoutKey(write(context))));
        routes.post("/fresh-connection", context -> answer(context, operations.freshConnection(write(context))));
        routes.post("/idle-then-use", context -> answer(context, operations.idleThenUse(write(context))));
    }

    private void answer(Context context, Operation operation) {
        context.future(() -> desk.handle(operation).thenAccept(answer -> {
            context.status(answer.status());
            context.header("X-Attempts", String.valueOf(answer.attempts()));
            context.header("X-Server", answer.server());
            context.header("X-Error", answer.error());
        }));
    }

    private static long write(Context context) {
        return number(context, "write");
    }

    private static long number(Context context, String name) {
        return parameter(context, name, Long::parseLong);
    }

    private static <T> T parameter(Context context, String name, Function<String, T> reader) {
        String text = context.queryParam(name);
        if (text == null) {
            throw new BadRequest("parameter '%s' is missing from %s".formatted(name, context.path()));
        }
        try {
            return reader.apply(text);
        } catch (NumberFormatException e) {
            throw new BadRequest("parameter '%s' of %s is no number: '%s'".formatted(name, context.path(), text), e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private static final class BadRequest extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadRequest(String message) {
            super(message);
        }

        BadRequest(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
