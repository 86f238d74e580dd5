package dev.rehearsal.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One application process, through the admin door of its pool's gate. Calls block: the newer client hands each answer
 * from thread to thread, which takes longer than the answer when every core is busy. Safe for many threads.
 */
record PoolMember(URI door) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);

    /** Asks for its state. Never throws. */
    PoolReply ask(Duration within) {
        return send("GET", "/gate", within);
    }

    /** Gives it an order, such as {@code resume}. Never throws. */
    PoolReply order(String order, Duration within) {
        return send("POST", "/gate/" + order, within);
    }

    private PoolReply send(String method, String path, Duration within) {
        Deadline deadline = Deadline.after(within);
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) door.resolve(path).toURL().openConnection(Proxy.NO_PROXY);
            connection.setRequestMethod(method);
            connection.setConnectTimeout((int) CONNECT_WITHIN.toMillis());
            connection.setReadTimeout((int) within.toMillis());
            int status = connection.getResponseCode();
            try (InputStream body = status < HttpURLConnection.HTTP_BAD_REQUEST
                    ? connection.getInputStream()
                    : connection.getErrorStream()) {
                // To its end, so that the connection is kept for the next call.
                return reply(status, body == null ? new byte[0] : body.readAllBytes(), deadline.elapsed());
            }
        } catch (SocketTimeoutException e) {
            return PoolReply.late(this, "does not answer (%s)".formatted(reason(e)), deadline.elapsed());
        } catch (IOException e) {
            return PoolReply.none(this, "does not answer (%s)".formatted(reason(e)));
        }
    }

    private PoolReply reply(int status, byte[] body, Duration waited) throws IOException {
        try {
            JsonNode said = JSON.readTree(body);
            Endpoint endpoint =
                    new Endpoint(said.path("host").asText(), said.path("port").asInt());
            GateState state = new GateState(
                    said.path("member").asText(),
                    new Address(endpoint, said.path("database").asText()),
                    said.path("paused").asBoolean(),
                    said.path("active").asInt(),
                    said.path("waiting").asInt());
            return status == OK
                    ? PoolReply.done(this, state)
                    : PoolReply.refused(
                            this,
                            state,
                            said.path("error").asText(),
                            Optional.of(waited).filter(late -> said.path("late").asBoolean()));
        } catch (JsonProcessingException e) {
            return PoolReply.none(this, "answers %d, but no state of a gate".formatted(status));
        }
    }

    private static String reason(IOException error) {
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }
}
