package dev.rehearsal.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** The admin door of one process, for whoever deploys it. */
record AdminDoor(URI url, HttpClient client) {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    /** Longer than a pool waits for a connection, or a driver for a server that says nothing. */
    private static final Duration TRY_WITHIN = Duration.ofSeconds(25);

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What a process says of itself.
     *
     * @param waiting requests that have arrived and been given to no connection yet
     */
    record Told(Connections connections, boolean isPaused, int waiting) {}

    Told connections() throws IOException, InterruptedException {
        JsonNode told = sent(HttpRequest.newBuilder(url.resolve("/connections")).GET(), ANSWER_WITHIN);
        return new Told(
                new Connections(
                        address(told.path("writer")),
                        Optional.of(told.path("readers"))
                                .filter(JsonNode::isObject)
                                .map(AdminDoor::address)),
                told.path("paused").asBoolean(),
                told.path("waiting").asInt());
    }

    /**
     * Has it write something that is taken back.
     *
     * @return the server that took it, as it names itself
     * @throws IOException when none did; the message says why
     */
    String wroteTo() throws IOException, InterruptedException {
        return sent(HttpRequest.newBuilder(url.resolve("/try")).POST(BodyPublishers.noBody()), TRY_WITHIN)
                .path("to")
                .asText();
    }

    private JsonNode sent(HttpRequest.Builder request, Duration within) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.timeout(within).build(), BodyHandlers.ofString());
        JsonNode told = JSON.readTree(answer.body());
        if (answer.statusCode() != Answer.OK) {
            throw new IOException(told.path("error").asText());
        }
        return told;
    }

    private static Address address(JsonNode told) {
        Endpoint endpoint =
                new Endpoint(told.path("host").asText(), told.path("port").asInt());
        return new Address(endpoint, told.path("database").asText());
    }
}
