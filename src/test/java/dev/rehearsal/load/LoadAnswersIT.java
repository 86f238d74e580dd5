package dev.rehearsal.load;

import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.Status;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.rehearsal.load.Samples.await;
import static dev.rehearsal.load.Samples.orders;
import static dev.rehearsal.load.Samples.requests;
import static dev.rehearsal.load.Samples.soon;
import static org.assertj.core.api.Assertions.assertThat;

/** Each way to be answered, or not to be, is recorded as what it was. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoadAnswersIT {
    private static final double RATE = 100;

    @TempDir
    Path folder;

    @Test
    void what_the_application_says_of_its_answer_is_recorded() throws Exception {
        try (Shop shop = Shop.open(exchange -> {
                    exchange.getResponseHeaders().set("X-Attempts", "3");
                    exchange.getResponseHeaders().set("X-Server", "green");
                    exchange.getResponseHeaders().set("X-Error", "57P01");
                    exchange.sendResponseHeaders(503, -1);
                });
                RunningLoad load = Load.start(orders(folder, RATE, "transfer", shop.url()), soon())) {
            load.stop(soon());

            Request request = requests(load.folder()).get(0);
            assertThat(request.kind()).isEqualTo("transfer");
            assertThat(request.status()).isEqualTo(Status.FAILED);
            assertThat(request.attempts()).isEqualTo(3);
            assertThat(request.server()).isEqualTo("green");
            assertThat(request.error()).isEqualTo("57P01");
            assertThat(request.writeId()).isEqualTo(1);
        }
    }

    @Test
    void each_way_to_be_answered_has_its_status() throws Exception {
        try (Shop shop = Shop.open(exchange -> {
                    switch (write(exchange.getRequestURI()) % 4) {
                        case 0 -> exchange.sendResponseHeaders(503, -1);
                        case 1 -> exchange.sendResponseHeaders(504, -1);
                        // Closing without an answer is how a connection is lost.
                        case 2 -> exchange.close();
                        default -> exchange.sendResponseHeaders(200, -1);
                    }
                });
                RunningLoad load = Load.start(orders(folder, RATE, "create", shop.url()), soon())) {
            await().until(() -> load.figures().answered() >= 40);

            load.stop(soon());

            assertThat(requests(load.folder())).hasSizeGreaterThanOrEqualTo(40).allSatisfy(request -> {
                switch ((int) (request.number() % 4)) {
                    case 0 ->
                        assertThat(request)
                                .matches(r ->
                                        r.status() == Status.FAILED && r.error().equals("HTTP 503"));
                    case 1 ->
                        assertThat(request)
                                .matches(r -> r.status() == Status.UNKNOWN
                                        && r.error().equals("HTTP 504"));
                    case 2 ->
                        assertThat(request)
                                .matches(r -> r.status() == Status.UNKNOWN
                                        && r.error().equals("no answer"));
                    default ->
                        assertThat(request)
                                .matches(r ->
                                        r.status() == Status.OK && r.error().isEmpty());
                }
            });
        }
    }

    @Test
    void nobody_there_is_a_failure_since_nothing_was_sent() throws Exception {
        URI nobody;
        try (Shop closed = Shop.open(exchange -> {})) {
            nobody = closed.url();
        }

        try (RunningLoad load = Load.start(orders(folder, RATE, "create", nobody), soon())) {
            load.stop(soon());

            assertThat(requests(load.folder()))
                    .isNotEmpty()
                    .allMatch(request ->
                            request.status() == Status.FAILED && request.error().equals("not sent"));
        }
    }

    @Test
    void no_answer_within_the_request_timeout_leaves_the_outcome_unknown() throws Exception {
        Duration timeout = Duration.ofSeconds(2);
        try (Shop shop = Shop.open(exchange -> new CountDownLatch(1).await());
                RunningLoad load = Load.start(orders(timeout, folder, 10, "create", shop.url()), soon())) {
            await().until(() -> load.figures().answered() == 20);

            assertThat(requests(load.folder())).allSatisfy(request -> {
                assertThat(request.status()).isEqualTo(Status.UNKNOWN);
                assertThat(Micros.duration(request.ended() - request.begun())).isGreaterThanOrEqualTo(timeout);
            });
        }
    }

    private static int write(URI asked) {
        return Integer.parseInt(asked.getQuery().replaceAll(".*write=(\\d+).*", "$1"));
    }
}
