package dev.rehearsal.cli;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.JournalFormat;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.requests.LogReader;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What clients notice of a switchover, in runs of the command as users give it: {@code mvn -Pfigures test
 * -Dtest=SwitchoverFigures}. On a machine that does other work too, it shows that work.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SwitchoverFigures {
    private static final int RUNS = 5;
    private static final Duration FIRST_WRITE = Duration.ofMillis(50);
    private static final Duration STALL = Duration.ofMillis(60);
    private static final Duration LIMIT = Duration.ofMillis(100);
    private static final double SATURATED = 90;
    private static final String LONG = "long-transaction";
    /** What the default load asks a long transaction to take. */
    private static final Duration ASKED = Duration.ofMillis(120);

    @TempDir
    Path folder;

    @Test
    void four_hundred_requests_a_second_without_long_transactions() throws Exception {
        List<Run> runs = runs("--set", "load.rate=400", "--set", "load.longTransaction=0");

        assumeThat(runs).as("a machine that carries that").allMatch(run -> run.busy() < SATURATED);
        assertThat(runs).allMatch(Run::isClean);
        assertThat(runs)
                .filteredOn(run -> run.time().compareTo(FIRST_WRITE) <= 0)
                .filteredOn(run -> run.stall().compareTo(STALL.plus(run.hiccup())) <= 0)
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

    /**
     * One rehearsal.
     *
     * @param added the longest stall in the switchover, without the time that a long transaction has asked to take
     */
    private record Run(CommandRun command, Duration added) {
        boolean isClean() {
            return command.isClean();
        }

        Duration time() {
            return command.duration("switchover", "time");
        }

        Duration waitedForWork() {
            return command.duration("switchover", "waitedForWork");
        }

        Duration stall() {
            return command.stall();
        }

        Duration hiccup() {
            return command.hiccup();
        }

        /** Of the machine's CPU, before the runbook begins, in percent. */
        double busy() {
            return Double.parseDouble(command.text("machine", "warmUp.cpu.busy").replace(" %", ""));
        }

        @Override
        public String toString() {
            return "%s · switchover %d ms · longest stall %d ms, %d ms beyond the work asked for · hiccup %d ms · waited for work %d ms · %s requests · command %.1f s"
                    .formatted(
                            command.verdict(),
                            time().toMillis(),
                            stall().toMillis(),
                            added.toMillis(),
                            hiccup().toMillis(),
                            waitedForWork().toMillis(),
                            command.text("availability", "requests"),
                            command.wall().toMillis() / 1000.0);
        }
    }

    private List<Run> runs(String... arguments) throws Exception {
        List<Run> runs = new ArrayList<>();
        for (int i = 1; i <= RUNS; i++) {
            CommandRun command = CommandRun.of(folder.resolve("run-" + i), List.of(arguments));
            Run run = new Run(command, added(command));
            System.out.printf("%s, exit %d: %s%n", String.join(" ", arguments), command.exit(), run);
            runs.add(run);
        }
        return runs;
    }

    /**
     * The longest stall in the switchover, without the time that a long transaction has asked to take: it takes as long
     * on a quiet day.
     */
    private static Duration added(CommandRun run) throws Exception {
        List<Event> events = JournalFormat.read(run.file("journal.jsonl"));
        long opened = window(events, Event.WindowOpened.class, Event.WindowOpened::kind);
        long closed = window(events, Event.WindowClosed.class, Event.WindowClosed::kind);
        long[] longest = {0};
        try (LogReader<Request> log = RequestLog.read(run.file(RequestLog.NAME))) {
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
