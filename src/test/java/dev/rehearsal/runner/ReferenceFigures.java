package dev.rehearsal.runner;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FigureTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The switchover behind PgBouncer beside the same one as a published tool performs it, by turns on one machine:
 * {@code mvn -Pfigures test -Dtest=ReferenceFigures}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ReferenceFigures {
    private static final int TURNS = 5;

    /** What one rehearsal showed. */
    private record Shown(Duration resumed, Duration firstWrite, Duration stall) {
        static Shown of(List<Event> events) {
            Map<String, String> switchover = figures(events, "switchover");
            return new Shown(
                    duration(switchover, "offset.resumed"),
                    duration(switchover, "offset.first-write"),
                    duration(figures(events, "availability"), "window.switchover.longestStall"));
        }

        private static Map<String, String> figures(List<Event> events, String check) {
            return events.stream()
                    .filter(event -> event instanceof Event.Judged judged
                            && judged.check().equals(check))
                    .map(event -> ((Event.Judged) event).figures())
                    .findFirst()
                    .orElseThrow();
        }

        private static Duration duration(Map<String, String> figures, String name) {
            return FigureTable.asDuration(figures.getOrDefault(name, "")).orElseThrow();
        }

        @Override
        public String toString() {
            return "traffic flows %4d ms, first write on green %4d ms, longest stall %4d ms"
                    .formatted(resumed.toMillis(), firstWrite.toMillis(), stall.toMillis());
        }
    }

    @Test
    void the_same_switchover_as_a_published_tool_performs_it() throws Exception {
        List<Duration> ours = new ArrayList<>();
        List<Duration> theirs = new ArrayList<>();
        for (int turn = 1; turn <= TURNS; turn++) {
            ours.add(shown("ours", loaded("ours")).stall());
            theirs.add(shown("theirs", new PublishedSwitchover().of(loaded("theirs")))
                    .stall());
        }

        System.out.printf(
                "longest stall, median: ours %d ms, theirs %d ms, %.2f times as long%n",
                median(ours).toMillis(),
                median(theirs).toMillis(),
                (double) median(theirs).toNanos() / median(ours).toNanos());
        assertThat(median(ours)).isLessThan(median(theirs));
    }

    private static TestRehearsal loaded(String name) {
        return CloneRehearsal.onContainers(name)
                .with("application.instances", "2")
                .with("load.rate", "200")
                .with("expect.parity", "none");
    }

    private static Shown shown(String name, TestRehearsal rehearsal) throws Exception {
        var result = rehearsal.run();
        assertThat(result).hasNoFailedRequests().hasNoLostWrites();
        Shown shown = Shown.of(result.events());
        System.out.printf("%-6s %s%n", name, shown);
        return shown;
    }

    private static Duration median(List<Duration> durations) {
        return durations.stream().sorted().toList().get(durations.size() / 2);
    }
}
