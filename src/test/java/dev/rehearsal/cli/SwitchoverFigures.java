package dev.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.JournalFormat;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.requests.LogReader;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients notice of a switchover, in runs of the command as users give it: {@code mvn -Pfigures test
 * -Dtest=SwitchoverFigures}. On a machine that does other work too, it shows that work.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SwitchoverFigures {
    private static final int RUNS = 5;
    private static final Duration LIMIT = Duration.ofMillis(100);
    private static final String LONG = "long-transaction";
    /** What the default load asks a long transaction to take. */
    private static final Duration ASKED = Duration.ofMillis(120);

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void four_hundred_requests_a_second_without_long_transactions() throws Exception {
        List<Run> runs = runs("--set", "load.rate=400", "--set", "load.longTransaction=0");

        assertThat(runs).allMatch(Run::isClean);
        assertThat(runs).filteredOn(run -> run.time().compareTo(LIMIT) <= 0).hasSizeGreaterThanOrEqualTo(RUNS - 1);
        assertThat(runs)
                .filteredOn(run -> run.stall().compareTo(LIMIT.plus(run.hiccup())) <= 0)
                .hasSizeGreaterThanOrEqualTo(RUNS - 1);
    }

    @Test
    void the_default_load() throws Exception {
        List<Run> runs = runs();

        assertThat(runs).allMatch(Run::isClean);
        assertThat(runs)
                .filteredOn(run ->
                        run.added().compareTo(run.waitedForWork().plus(LIMIT).plus(run.hiccup())) <= 0)
                .hasSizeGreaterThanOrEqualTo(RUNS - 1);
    }

    /** One rehearsal's figures, and how long the command took in all. */
    private record Run(JsonNode report, Duration added, Duration wall) {
        boolean isClean() {
            return report.path("verdict").asText().equals("PASSED")
                    && count("availability", "failed") == 0
                    && count("availability", "unknown") == 0
                    && count("ledger", "lost") == 0
                    && count("ledger", "duplicated") == 0;
        }

        Duration time() {
            return duration("switchover", "time");
        }

        Duration waitedForWork() {
            return duration("switchover", "waitedForWork");
        }

        Duration stall() {
            return duration("availability", "window.switchover.longestStall");
        }

        Duration hiccup() {
            return duration("availability", "window.switchover.hiccup");
        }

        private long count(String check, String figure) {
            return Long.parseLong(text(check, figure));
        }

        private Duration duration(String check, String figure) {
            return FigureTable.asDuration(text(check, figure)).orElseThrow();
        }

        private String text(String check, String figure) {
            return report.path("checks")
                    .path(check)
                    .path("figures")
                    .path(figure)
                    .asText();
        }

        @Override
        public String toString() {
            return "%s · switchover %d ms · longest stall %d ms, %d ms beyond the work asked for · hiccup %d ms · waited for work %d ms · %s requests · command %.1f s"
                    .formatted(
                            report.path("verdict").asText(),
                            time().toMillis(),
                            stall().toMillis(),
                            added.toMillis(),
                            hiccup().toMillis(),
                            waitedForWork().toMillis(),
                            text("availability", "requests"),
                            wall.toMillis() / 1000.0);
        }
    }

    private List<Run> runs(String... arguments) throws Exception {
        List<Run> runs = new ArrayList<>();
        for (int i = 1; i <= RUNS; i++) {
            Path out = folder.resolve("run-" + i);
            long begun = System.nanoTime();
            int exit = new ProcessBuilder(command(out, arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("run-%d.txt".formatted(i)).toFile())
                    .start()
                    .waitFor();
            Run run = new Run(report(out), added(out), Duration.ofNanos(System.nanoTime() - begun));
            System.out.printf("%s, exit %d: %s%n", String.join(" ", arguments), exit, run);
            runs.add(run);
        }
        return runs;
    }

    private static List<String> command(Path out, String... arguments) {
        return Stream.concat(Stream.of("./rehearse", "run", "--out", out.toString()), Stream.of(arguments))
                .toList();
    }

    private static JsonNode report(Path out) throws IOException {
        return JSON.readTree(file(out, "report.json").toFile());
    }

    private static Path file(Path out, String name) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(file -> file.endsWith(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no %s below %s".formatted(name, out)));
        }
    }

    /**
     * The longest stall in the switchover, without the time that a long transaction has asked to take: it takes as long
     * on a quiet day.
     */
    private static Duration added(Path out) throws Exception {
        List<Event> events = JournalFormat.read(file(out, "journal.jsonl"));
        long opened = window(events, Event.WindowOpened.class, Event.WindowOpened::kind);
        long closed = window(events, Event.WindowClosed.class, Event.WindowClosed::kind);
        long[] longest = {0};
        try (LogReader<Request> log = RequestLog.read(file(out, RequestLog.NAME))) {
            log.forEach(request -> {
                if (request.intended() >= opened && request.intended() <= closed) {
                    long asked = request.kind().equals(LONG) ? ASKED.toNanos() / 1000 : 0;
                    longest[0] = Math.max(longest[0], request.latency() - asked);
                }
            });
        }
        return Duration.ofNanos(longest[0] * 1000);
    }

    private static <T extends Event> long window(List<Event> events, Class<T> type, Function<T, WindowKind> kind) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(event -> kind.apply(event) == WindowKind.SWITCHOVER)
                .findFirst()
                .map(event -> ChronoUnit.MICROS.between(Instant.EPOCH, event.at()))
                .orElseThrow();
    }
}
