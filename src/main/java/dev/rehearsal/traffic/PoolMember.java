package dev.rehearsal.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One application process, through the admin door of its pool's gate. Safe for many threads. */
record PoolMember(URI door, HttpClient client) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    /** Asks for its state. Never completes exceptionally. */
    CompletableFuture<PoolReply> ask(Duration within) {
        return send(HttpRequest.newBuilder(door.resolve("/gate")).GET(), within);
    }

    /** Gives it an order, such as {@code resume}. Never completes exceptionally. */
    CompletableFuture<PoolReply> order(String order, Duration within) {
        return send(HttpRequest.newBuilder(door.resolve("/gate/" + order)).POST(BodyPublishers.noBody()), within);
    }

    private CompletableFuture<PoolReply> send(HttpRequest.Builder request, Duration within) {
        return client.sendAsync(request.timeout(within).build(), BodyHandlers.ofString())
                .thenApply(this::reply)
                .exceptionally(error -> PoolReply.none(this, "does not answer (%s)".formatted(reason(error))));
    }

    private PoolReply reply(HttpResponse<String> response) {
        try {
            JsonNode said = JSON.readTree(response.body());
            Endpoint endpoint =
                    new Endpoint(said.path("host").asText(), said.path("port").asInt());
            GateState state = new GateState(
                    said.path("member").asText(),
                    new Address(endpoint, said.path("database").asText()),
                    said.path("paused").asBoolean(),
                    said.path("active").asInt(),
                    said.path("waiting").asInt());
            return response.statusCode() == OK
                    ? PoolReply.done(this, state)
                    : PoolReply.refused(this, state, said.path("error").asText());
        } catch (JsonProcessingException e) {
            return PoolReply.none(this, "answers %d, but no state of a gate".formatted(response.statusCode()));
        }
    }

    private static String reason(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
