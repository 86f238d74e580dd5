package dev.rehearsal.runner;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.scenario.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The highest arrival rate that this machine makes and bears for half a minute, with no failed request and arrivals on
 * time, and who uses the processors for it: {@code mvn -Pfigures test -Dtest=RateFigures}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RateFigures {
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final Duration LATENESS = Duration.ofMillis(10);
    private static final int FIRST = 400;
    private static final int STEP = 200;
    private static final int LAST = 3000;

    private final Map<String, Double> used = new TreeMap<>();

    @Test
    void the_highest_rate_borne() throws Exception {
        int borne = 0;
        for (int rate = FIRST; rate <= LAST && bears(rate); rate += STEP) {
            borne = rate;
        }
        System.out.printf("highest rate: %d/s%n", borne);
        assertThat(borne).isGreaterThanOrEqualTo(FIRST);
    }

    private boolean bears(int rate) throws Exception {
        var result = new TestRehearsal("rate-" + rate)
                .with("application.instances", "2")
                .with("load.rate", String.valueOf(rate))
                .with("load.warmUp", "10s")
                .with("expect.parity", "none")
                .runbook(Item.step(new Sabotage("nothing but load", context -> watch())))
                .run();
        Map<String, String> figures = result.events().stream()
                .filter(event ->
                        event instanceof Event.Judged judged && judged.check().equals("availability"))
                .map(event -> ((Event.Judged) event).figures())
                .findFirst()
                .orElse(Map.of());
        Duration lateness =
                FigureTable.asDuration(figures.getOrDefault("lateness.p99", "")).orElse(Duration.ofDays(1));
        System.out.printf(
                "%d/s: achieved %s, failed %s, lateness p99 %s, p99 %s; processors used: %s%n",
                rate, figures.get("rate.achieved"), figures.get("failed"), lateness, figures.get("outside.p99"), used);
        return "0".equals(figures.get("failed")) && lateness.compareTo(LATENESS) <= 0;
    }

    /** Lets the load run, and tells the share of one processor that each kind of process used meanwhile. */
    private void watch() {
        Map<ProcessHandle, Duration> before = new HashMap<>();
        ProcessHandle.allProcesses().forEach(process -> before.put(process, cpu(process)));
        Instant end = Instant.now().plus(LENGTH);
        await().atMost(LENGTH.multipliedBy(2)).until(() -> Instant.now().isAfter(end));
        used.clear();
        note("application", before, process -> line(process).contains("application-logback.xml"));
        note("gatling", before, process -> line(process).contains("add-opens"));
        note("rehearsal", before, ProcessHandle.current()::equals);
        note("postgres", before, process -> process.info().command().orElse("").endsWith("/bin/postgres"));
    }

    private void note(String name, Map<ProcessHandle, Duration> before, Predicate<ProcessHandle> which) {
        double seconds = ProcessHandle.allProcesses()
                .filter(which)
                .mapToDouble(process -> cpu(process)
                                .minus(before.getOrDefault(process, Duration.ZERO))
                                .toMillis()
                        / 1000.0)
                .sum();
        used.put(name, Math.round(seconds / LENGTH.toSeconds() * 100) / 100.0);
    }

    private static String line(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
