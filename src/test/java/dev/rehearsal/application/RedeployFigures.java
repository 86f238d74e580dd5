package dev.rehearsal.application;

import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.load.Load;
import dev.rehearsal.load.LoadFolder;
import dev.rehearsal.load.LoadSettings;
import dev.rehearsal.load.PreparedSimulation;
import dev.rehearsal.load.RunningLoad;
import dev.rehearsal.load.SeededRows;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.requests.LogReader;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import dev.rehearsal.requests.Status;
import dev.rehearsal.time.Deadline;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What redeploying the application costs its clients: {@code mvn -Pfigures test -Dtest=RedeployFigures}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RedeployFigures {
    private static final double RATE = Double.parseDouble(System.getProperty("rate", "400"));
    private static final int REDEPLOYS = 10;
    private static final Duration SETTLING = Duration.ofSeconds(15);
    private static final Duration CALM = Duration.ofSeconds(20);
    private static final Duration WITHIN = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private record Span(String what, long from, long to) {}

    @Test
    void ten_redeploys_under_load() throws Exception {
        try (TestAccount account = TestAccount.open()) {
            account.create("blue", "15");
            try (Sql sql = account.sql("blue")) {
                new Estate(new PostgresDialect()).create(sql, account.application(), 1000, 1);
            }
            Connections blue = new Connections(account.address("blue"));
            try (ReferenceApplication application = ReferenceApplication.start(new ReferenceApplication.Plan(
                            Engine.POSTGRES,
                            2,
                            0,
                            blue,
                            account.application(),
                            folder.resolve("secret.json"),
                            1,
                            Duration.ofSeconds(10),
                            folder));
                    RunningLoad load = Load.start(orders(application.urls()), Deadline.after(WITHIN))) {
                pass(SETTLING);
                List<Span> spans = new ArrayList<>();
                spans.add(span("calm", () -> pass(CALM)));
                spans.add(span("redeploying", () -> {
                    for (int i = 0; i < REDEPLOYS; i++) {
                        application.redeploy(blue, WITHIN);
                    }
                }));
                spans.add(span("calm again", () -> pass(CALM)));
                load.stop(Deadline.after(WITHIN));

                List<Request> requests = requests(load.folder());
                spans.forEach(span -> tell(span, requests));
                assertThat(requests).extracting(Request::status).containsOnly(Status.OK);
            }
        }
    }

    private interface Deed {
        void done() throws Exception;
    }

    private static Span span(String what, Deed deed) throws Exception {
        long from = Micros.now();
        deed.done();
        return new Span(what, from, Micros.now());
    }

    private static void tell(Span span, List<Request> requests) {
        Histogram latency = new Histogram(3);
        requests.stream()
                .filter(request -> request.intended() >= span.from() && request.intended() < span.to())
                .filter(request -> !request.kind().equals("long-transaction"))
                .forEach(request -> latency.recordValue(Math.max(0, request.ended() - request.intended())));
        System.out.printf(
                "%s: %.1f s, %d requests, p50 %.2f ms, p99 %.1f ms, longest %.1f ms%n",
                span.what(),
                (span.to() - span.from()) / 1e6,
                latency.getTotalCount(),
                latency.getValueAtPercentile(50) / 1000.0,
                latency.getValueAtPercentile(99) / 1000.0,
                latency.getMaxValue() / 1000.0);
    }

    private static void pass(Duration time) {
        Awaitility.await().pollDelay(time).atMost(time.multipliedBy(2)).until(() -> true);
    }

    private LoadSettings orders(List<URI> targets) {
        return new LoadSettings(
                new PreparedSimulation("simulations.Orders", List.of()),
                RATE,
                RATE,
                Set.of(),
                Duration.ofMillis(120),
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                targets,
                1,
                new SeededRows(1000, 1000, 100),
                new LoadFolder(folder.resolve("load")));
    }

    private static List<Request> requests(LoadFolder folder) throws Exception {
        List<Request> requests = new ArrayList<>();
        try (LogReader<Request> reader = RequestLog.read(folder.requests())) {
            reader.forEach(requests::add);
        }
        return requests;
    }
}
