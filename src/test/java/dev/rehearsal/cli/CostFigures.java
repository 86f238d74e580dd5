package dev.rehearsal.cli;

import dev.rehearsal.machine.MachineRecord;
import dev.rehearsal.machine.Part;
import dev.rehearsal.requests.LogReader;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import dev.rehearsal.server.containers.NeedsContainers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Who uses the processors for a request, beside what PostgreSQL uses for it in the same run: {@code mvn -Pfigures test
 * -Dtest=CostFigures}. The command as users give it, in its warm-up, after its code has become warm; on Linux.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CostFigures {
    private static final List<Integer> RATES = List.of(50, 100, 200, 400);
    /** Next to no requests. */
    private static final int IDLE = 1;

    private static final Duration SETTLING = Duration.ofSeconds(20);
    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final Duration UP_WITHIN = Duration.ofMinutes(3);
    private static final double HALF = 0.5;
    private static final double QUARTER = 0.25;
    private static final double IDLE_SHARE = 0.03;
    private static final List<Part> OURS = List.of(Part.APPLICATION, Part.LOAD, Part.COMMAND, Part.FORWARDERS);

    @TempDir
    Path folder;

    @Test
    void on_embedded_servers() throws Exception {
        judge(costs("postgres-logical-replication"));
    }

    @Test
    @NeedsContainers
    void on_containers() throws Exception {
        judge(costs("postgres-logical-replication", "--on", "containers"));
    }

    @Test
    @NeedsContainers
    void on_containers_behind_pgbouncer() throws Exception {
        judge(costs("aurora-clone-upgrade", "--on", "containers"));
    }

    /** What was used while that many requests were made. */
    private record Cost(int rate, long requests, MachineRecord machine) {
        /** Of one processor. */
        double share(Part part) {
            return machine.share(part) / 1000.0;
        }

        /** In comparison with PostgreSQL. */
        double ratio(Part part) {
            return share(part) / share(Part.SERVERS);
        }

        double oursWhileIdle() {
            return OURS.stream().mapToDouble(this::share).sum();
        }

        private String told(Part part) {
            return "%s %.3f ms (%.1f %%, %.2f)"
                    .formatted(
                            part.inWords(), share(part) * LENGTH.toMillis() / requests, 100 * share(part), ratio(part));
        }

        @Override
        public String toString() {
            return "%3d/s, %d requests: %s"
                    .formatted(
                            rate,
                            requests,
                            String.join(
                                    " · ",
                                    Stream.of(Part.values()).map(this::told).toList()));
        }
    }

    private static void judge(List<Cost> costs) {
        SoftAssertions targets = new SoftAssertions();
        for (Cost cost : costs) {
            if (cost.rate() == IDLE) {
                targets.assertThat(cost.oursWhileIdle())
                        .as("ours together while idle: %s", cost)
                        .isLessThanOrEqualTo(IDLE_SHARE);
            } else {
                within(targets, cost, Part.APPLICATION, HALF);
                within(targets, cost, Part.LOAD, HALF);
                within(targets, cost, Part.FORWARDERS, QUARTER);
            }
        }
        targets.assertAll();
    }

    private static void within(SoftAssertions targets, Cost cost, Part part, double limit) {
        targets.assertThat(cost.ratio(part))
                .as("%s in comparison with PostgreSQL: %s", part, cost)
                .isLessThanOrEqualTo(limit);
    }

    private List<Cost> costs(String... arguments) throws Exception {
        System.out.printf(
                "%s: for each request, in brackets the share of a processor and the ratio to PostgreSQL%n",
                String.join(" ", arguments));
        List<Cost> costs = new ArrayList<>();
        for (int rate : Stream.concat(RATES.stream(), Stream.of(IDLE)).toList()) {
            Cost cost = cost(rate, arguments);
            System.out.println("  " + cost);
            costs.add(cost);
        }
        return costs;
    }

    private Cost cost(int rate, String... arguments) throws Exception {
        Path out = folder.resolve(String.join("-", arguments) + "-" + rate);
        Process command = new ProcessBuilder(Stream.of(
                                Stream.of("./rehearse", "run"),
                                Stream.of(arguments),
                                Stream.of(
                                        "--set",
                                        "load.rate=" + rate,
                                        "--set",
                                        "load.warmUp=2m",
                                        "--out",
                                        out.toString()))
                        .flatMap(words -> words)
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(out.resolveSibling(out.getFileName() + ".txt").toFile())
                .start();
        try {
            await().atMost(UP_WITHIN).until(() -> command.isAlive() && requests(out) > 0);
            pass(SETTLING);
            long requests = requests(out);
            long from = Micros.now();
            pass(LENGTH);
            MachineRecord machine = MachineRecord.in(log(out).orElseThrow().resolveSibling(""));
            return new Cost(rate, requests(out) - requests, machine.between(from, Micros.now()));
        } finally {
            // As Ctrl-C does: it takes everything down.
            new ProcessBuilder("kill", "-INT", String.valueOf(command.pid()))
                    .start()
                    .waitFor();
            assertThat(command.waitFor(UP_WITHIN.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    private static long requests(Path out) throws Exception {
        Optional<Path> log = log(out);
        if (log.isEmpty()) {
            return 0;
        }
        long[] count = {0};
        try (LogReader<Request> reader = RequestLog.read(log.get())) {
            reader.forEach(request -> count[0]++);
        }
        return count[0];
    }

    private static Optional<Path> log(Path out) throws IOException {
        if (!Files.isDirectory(out)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(file -> file.endsWith(RequestLog.NAME)).findFirst();
        }
    }

    private static void pass(Duration time) {
        await().pollDelay(time).atMost(time.multipliedBy(2)).until(() -> true);
    }
}
