package dev.rehearsal.load;

import dev.rehearsal.requests.LogReader;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import dev.rehearsal.time.Deadline;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoadIT {
    @TempDir
    Path folder;

    @Test
    void every_request_is_sent_at_its_time_and_recorded_once() throws Exception {
        try (Shop shop = Shop.open(exchange -> {
            exchange.getResponseHeaders().set("X-Attempts", "2");
            exchange.getResponseHeaders().set("X-Server", "blue");
        })) {
            RunningLoad load = Load.start(settings(List.of(shop.url()), 100), Deadline.after(Duration.ofSeconds(60)));
            Awaitility.await().until(() -> load.figures().answered() >= 300);
            load.stop(Deadline.after(Duration.ofSeconds(10)));

            List<Request> requests = requests(load);
            assertThat(requests).hasSameSizeAs(shop.asked());
        }
    }

    private LoadSettings settings(List<URI> targets, double rate) throws Exception {
        LoadFolder load = new LoadFolder(folder);
        return new LoadSettings(
                new SimulationSource("Orders", Optional.empty()).prepare(load),
                rate,
                Set.of(),
                Duration.ofMillis(120),
                Duration.ofMinutes(2),
                targets,
                1,
                new SeededRows(1000, 100, 10),
                load);
    }

    private static List<Request> requests(RunningLoad load) throws Exception {
        List<Request> requests = new ArrayList<>();
        try (LogReader<Request> reader = RequestLog.read(load.folder().requests())) {
            reader.forEach(requests::add);
        }
        return requests;
    }
}
