package dev.rehearsal.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HttpServerTest {
    private static final String SECOND = "GET /second HTTP/1.1\r\n\r\n";

    private Optional<HttpServer> server = Optional.empty();

    @AfterEach
    void close() {
        server.ifPresent(HttpServer::close);
    }

    @Test
    void a_client_is_told_status_headers_and_body() throws Exception {
        serve(call -> CompletableFuture.completedFuture(
                new HttpAnswer(409, Map.of("X-Error", "57P01", "X-Server", ""), told(call))));

        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://127.0.0.1:%d/gate/pause?within=PT1S&name=a+b%%26c".formatted(port())))
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("X-Error")).contains("57P01");
        assertThat(answer.headers().firstValue("X-Server")).isEmpty();
        assertThat(answer.body()).isEqualTo("POST /gate/pause {name=a b&c, within=PT1S}");
    }

    private static String told(HttpCall call) {
        return "%s %s %s".formatted(call.method(), call.path(), new TreeMap<>(call.parameters()));
    }

    @Test
    void a_value_with_a_line_s_end_begins_no_header() throws Exception {
        serve(call -> CompletableFuture.completedFuture(HttpAnswer.of(200, Map.of("X-Error", "a\r\nX-Other: b"))));

        assertThat(said(SECOND)).contains("X-Error: a X-Other: b\r\n");
    }

    @Test
    void requests_sent_at_once_are_answered_one_after_the_other() throws Exception {
        CompletableFuture<HttpAnswer> first = new CompletableFuture<>();
        serve(call -> call.path().equals("/first") ? first : done(call.path()));
        try (Socket client = client()) {
            send(client, "GET /first HTTP/1.1\r\n\r\n" + SECOND);
            assertThat(client.getInputStream().available()).isZero();
            first.complete(HttpAnswer.text(200, "/first"));

            assertThat(upTo(client, "/second")).containsSubsequence("/first", "/second");
        }
    }

    @Test
    void a_body_is_skipped_whatever_is_in_it() throws Exception {
        serve(call -> done(call.path()));
        String body = SECOND.repeat(1000);

        assertThat(said("POST /first HTTP/1.1\r\ncontent-length: %d\r\n\r\n%sGET /third HTTP/1.1\r\n\r\n"
                        .formatted(body.length(), body)))
                .contains("/first")
                .doesNotContain("/second");
    }

    @Test
    void a_request_that_comes_in_pieces_is_one() throws Exception {
        serve(call -> done(call.path()));
        try (Socket client = client()) {
            for (String piece : SECOND.split("", -1)) {
                send(client, piece);
            }
            assertThat(upTo(client, "/second")).contains("200");
        }
    }

    @Test
    void an_answer_that_fails_is_told_as_such_and_the_next_is_given() throws Exception {
        serve(call -> {
            if (call.path().equals("/second")) {
                return done("fine");
            }
            throw new IllegalStateException("a test's own");
        });

        assertThat(said("GET /first HTTP/1.1\r\n\r\n" + SECOND))
                .containsSubsequence(" 500 ", "failed", " 200 ", "fine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /second HTTP/1.0\r\n\r\n",
                "GET /second HTTP/1.1\r\nConnection: close\r\n\r\n",
                "POST /second HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n"
            })
    void a_client_that_wants_nothing_more_is_let_go(String request) throws Exception {
        serve(call -> done(call.path()));

        assertThat(untilClosed(request)).contains("200", "Connection: close", "/second");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "400 hello\r\n\r\n",
                "400 GET second HTTP/1.1\r\n\r\n",
                "400 GET /second?a=%zz HTTP/1.1\r\n\r\n",
                "400 POST /second HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "501 DELETE /second HTTP/1.1\r\n\r\n",
                "501 POST /second HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
            })
    void what_cannot_be_understood_is_refused_and_its_connection_closed(String statusAndRequest) throws Exception {
        serve(call -> done("must not be asked"));

        assertThat(untilClosed(statusAndRequest.substring(4)))
                .contains(" " + statusAndRequest.substring(0, 4))
                .doesNotContain("must not be asked");
    }

    @Test
    void a_request_without_an_end_is_refused() throws Exception {
        serve(call -> done("must not be asked"));

        assertThat(untilClosed("GET /" + "a".repeat(8192 - 5))).contains(" 431 ");
    }

    private static CompletableFuture<HttpAnswer> done(String text) {
        return CompletableFuture.completedFuture(HttpAnswer.text(200, text));
    }

    private void serve(Function<HttpCall, CompletableFuture<HttpAnswer>> handler) throws IOException {
        server = Optional.of(HttpServer.open("test", handler));
    }

    private int port() {
        return server.orElseThrow().port();
    }

    private Socket client() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), port());
        client.setSoTimeout(10_000);
        return client;
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** All that is said to requests of which the last asks for the connection's end. */
    private String said(String requests) throws IOException {
        return untilClosed(requests + "GET /last HTTP/1.1\r\nConnection: close\r\n\r\n");
    }

    private String untilClosed(String requests) throws IOException {
        try (Socket client = client()) {
            send(client, requests);
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String upTo(Socket client, String end) throws IOException {
        StringBuilder said = new StringBuilder();
        InputStream input = client.getInputStream();
        while (said.indexOf(end) < 0) {
            said.append((char) input.read());
        }
        return said.toString();
    }
}
