package dev.rehearsal.application;

import dev.rehearsal.http.HttpAnswer;
import dev.rehearsal.http.HttpCall;
import dev.rehearsal.http.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The application's door for requests: parameters in the query, outcome in status and headers, no body. */
final class RequestServer implements AutoCloseable {
    private static final int BAD_REQUEST = 400;

    private final RequestQueue queue;
    private final Operations operations;
    private final HttpServer server;

    RequestServer(RequestQueue queue, Operations operations) throws IOException {
        this.queue = queue;
        this.operations = operations;
        this.server = HttpServer.open("requests", this::handle);
    }

    int port() {
        return server.port();
    }

    /** The desk sees to it that every request is answered in time. */
    private CompletableFuture<HttpAnswer> handle(HttpCall call) {
        try {
            return operation(call)
                    .map(operation -> queue.handle(operation).thenApply(RequestServer::told))
                    .orElseGet(() -> CompletableFuture.completedFuture(
                            HttpAnswer.text(Answer.NOT_FOUND, "nothing is at " + call.route())));
        } catch (BadRequest e) {
            return CompletableFuture.completedFuture(
                    new HttpAnswer(BAD_REQUEST, Map.of("X-Error", "bad-request"), String.valueOf(e.getMessage())));
        }
    }

    private Optional<Operation> operation(HttpCall call) {
        return Optional.ofNullable(
                switch (call.route()) {
                    case "GET /read" -> operations.read(number(call, "order"));
                    case "POST /create" -> operations.create(write(call));
                    case "POST /transfer" ->
                        operations.transfer(
                                write(call),
                                Math.toIntExact(number(call, "from")),
                                Math.toIntExact(number(call, "to")),
                                parameter(call, "amount", BigDecimal::new));
                    case "POST /large-update" ->
                        operations.largeUpdate(
                                write(call),
                                Math.toIntExact(number(call, "document")),
                                Math.toIntExact(number(call, "bytes")));
                    case "POST /long-transaction" ->
                        operations.longTransaction(write(call), Duration.ofMillis(number(call, "hold")));
                    case "POST /insert-without-key" -> operations.insertWithoutKey(write(call));
                    case "POST /fresh-connection" -> operations.freshConnection(write(call));
                    case "POST /idle-then-use" -> operations.idleThenUse(write(call));
                    default -> null;
                });
    }

    private static HttpAnswer told(Answer answer) {
        return HttpAnswer.of(
                answer.status(),
                Map.of(
                        "X-Attempts", String.valueOf(answer.attempts()),
                        "X-Server", answer.server(),
                        "X-Error", answer.error()));
    }

    private static long write(HttpCall call) {
        return number(call, "write");
    }

    private static long number(HttpCall call, String name) {
        return parameter(call, name, Long::parseLong);
    }

    private static <T> T parameter(HttpCall call, String name, Function<String, T> reader) {
        String text = call.parameter(name)
                .orElseThrow(() -> new BadRequest("parameter '%s' is missing from %s".formatted(name, call.path())));
        try {
            return reader.apply(text);
        } catch (NumberFormatException e) {
            throw new BadRequest("parameter '%s' of %s is no number: '%s'".formatted(name, call.path(), text), e);
        }
    }

    @Override
    public void close() {
        server.close();
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
