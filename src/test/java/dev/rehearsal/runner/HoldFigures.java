package dev.rehearsal.runner;

import dev.rehearsal.database.Sql;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.scenario.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * How exactly a rehearsal reports for how long the database held its clients: {@code mvn -Pfigures test
 * -Dtest=HoldFigures}. Each hold is in a window of its own, and measured by who injects it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class HoldFigures {
    private static final List<Duration> HOLDS =
            List.of(Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofMillis(2000));
    private static final double RATE = 200;
    private static final Duration SPACING = Duration.ofNanos(Math.round(1e9 / RATE));
    private static final Duration TOLERANCE = Duration.ofMillis(15);

    /** Longer than any backlog: who arrives in one window's and meets the next one's hold would count for both. */
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private static final Sabotage CALM = new Sabotage("let the backlog pass", context -> {
        Instant end = Instant.now().plus(BETWEEN);
        await().atMost(BETWEEN.multipliedBy(2)).until(() -> Instant.now().isAfter(end));
    });

    private final List<Duration> injected = new ArrayList<>();

    @Test
    void holds_are_reported_as_long_as_they_were() throws Exception {
        var result = new TestRehearsal("holds")
                .with("application.instances", "2")
                .with("load.rate", String.valueOf(RATE))
                .with("load.kinds", "create")
                .with("load.warmUp", "10s")
                .with("expect.parity", "none")
                .runbook(HOLDS.stream()
                        .flatMap(hold -> Stream.of(window(hold), Item.step(CALM)))
                        .toArray(Item[]::new))
                .run();

        Map<String, String> figures = figures(result.events());
        for (int i = 0; i < HOLDS.size(); i++) {
            String window = "window.maintenance%s.".formatted(i == 0 ? "" : "-" + (i + 1));
            Duration reported = duration(figures, window + "longestStall");
            Duration hiccup = duration(figures, window + "hiccup");
            System.out.printf(
                    "held %.1f ms, reported %.1f ms, spacing %.1f ms, hiccup %.1f ms%n",
                    millis(injected.get(i)), millis(reported), millis(SPACING), millis(hiccup));
            assertThat(reported.minus(injected.get(i)).abs())
                    .isLessThanOrEqualTo(SPACING.plus(TOLERANCE).plus(hiccup));
        }
    }

    private Item window(Duration hold) {
        return new Item(
                Optional.of(WindowKind.MAINTENANCE),
                Optional.of(Duration.ofSeconds(10)),
                List.of(new Sabotage("hold blue for " + hold, context -> {
                    try (Sql sql =
                            context.connector().openAlone(context.servers().address("blue"), context.operator())) {
                        injected.add(hold(sql, hold));
                    }
                })));
    }

    /** Locks a table that every request wants; the server itself says for how long. */
    private static Duration hold(Sql sql, Duration length) {
        sql.execute("create temporary table held (since timestamptz, until timestamptz)");
        sql.execute("""
                do $$ begin
                  lock table public.orders in access exclusive mode;
                  insert into held (since) values (clock_timestamp());
                  perform pg_sleep(%s);
                  update held set until = clock_timestamp();
                end $$""".formatted(length.toMillis() / 1000.0));
        return Duration.ofNanos(
                sql.number("select round(extract(epoch from until - since) * 1000000)::bigint from held") * 1000);
    }

    private static Map<String, String> figures(List<Event> events) {
        return events.stream()
                .filter(event ->
                        event instanceof Event.Judged judged && judged.check().equals("availability"))
                .map(event -> ((Event.Judged) event).figures())
                .findFirst()
                .orElseThrow();
    }

    private static Duration duration(Map<String, String> figures, String name) {
        return FigureTable.asDuration(figures.getOrDefault(name, "")).orElseThrow();
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
