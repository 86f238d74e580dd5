package dev.rehearsal.load;

import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.LogReader;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import dev.rehearsal.time.Deadline;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Loads as the tests want them, and what they recorded. */
final class Samples {
    private static final PreparedSimulation ORDERS = new PreparedSimulation("simulations.Orders", List.of());

    private Samples() {}

    static LoadSettings orders(Path folder, double rate, String kind, URI... targets) {
        return load(ORDERS, Duration.ofMinutes(2), folder, rate, kind, targets);
    }

    static LoadSettings orders(Duration atMost, Path folder, double rate, String kind, URI... targets) {
        return load(ORDERS, atMost, folder, rate, kind, targets);
    }

    static LoadSettings load(
            PreparedSimulation simulation, Duration atMost, Path folder, double rate, String kind, URI... targets) {
        return new LoadSettings(
                simulation,
                rate,
                rate,
                Set.of(kind),
                Duration.ofMillis(120),
                Duration.ofMinutes(1),
                atMost,
                List.of(targets),
                1,
                new SeededRows(1000, 100, 10),
                new LoadFolder(folder));
    }

    /** Patient, since the machine may be busy with other tests. */
    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(1));
    }

    static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(60));
    }

    /** Everything recorded so far, by number. */
    static List<Request> requests(LoadFolder folder) throws CorruptLogException {
        List<Request> requests = new ArrayList<>();
        try (LogReader<Request> reader = RequestLog.read(folder.requests())) {
            reader.forEach(requests::add);
        }
        requests.sort((one, other) -> Long.compare(one.number(), other.number()));
        return requests;
    }
}
