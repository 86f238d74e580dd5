package dev.rehearsal.cli.terminal;

import dev.rehearsal.journal.Background;
import dev.rehearsal.journal.Event;
import dev.rehearsal.requests.Figures;
import dev.rehearsal.time.Durations;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a rehearsal stands.
 *
 * @param steps how many the runbook has; 0 while it is not known
 * @param step the step under way, with its number
 * @param lag how far green is behind
 */
record Status(String scenario, int steps, String phase, String step, Optional<Event.LagSeen> lag) {
    static Status before() {
        return new Status("", 0, "open", "", Optional.empty());
    }

    Status after(Event event) {
        if (event instanceof Event.Started started) {
            return new Status(started.scenario(), steps, phase, step, lag);
        }
        if (event instanceof Background.RunbookRead read) {
            return new Status(scenario, read.lines().size(), phase, step, lag);
        }
        if (event instanceof Event.PhaseBegan next) {
            return new Status(scenario, steps, word(next.phase()), "", lag);
        }
        if (event instanceof Event.StepBegan next) {
            String place = steps == 0 ? "step %d" : "step %d of " + steps;
            return new Status(
                    scenario, steps, phase, "%s %s".formatted(place.formatted(next.number()), next.step()), lag);
        }
        if (event instanceof Event.LagSeen seen) {
            return new Status(scenario, steps, phase, step, Optional.of(seen));
        }
        return this;
    }

    /**
     * In one line that leaves the last column free, or terminals would wrap it; with the scenario, then at least with
     * how busy the machine is, where there is room.
     */
    String inWords(Duration elapsed, Pulse pulse, int width) {
        String where = "%s  %s"
                .formatted(step.isEmpty() ? phase : step, Durations.inWords(Duration.ofSeconds(elapsed.toSeconds())));
        String load = pulse.load().map(Status::inWords).orElse("");
        String behind = lag.map(seen -> "  lag " + inWords(seen)).orElse("");
        String busy = pulse.busy().isPresent()
                ? "  CPU %d %%".formatted(Math.round(pulse.busy().getAsLong() / 10.0))
                : "";
        String line = where + load + behind;
        return Stream.of(
                        scenario.isEmpty() ? "" : scenario + "  " + where + load + busy + behind,
                        where + load + busy + behind)
                .filter(wider -> !wider.isEmpty() && wider.length() < width)
                .findFirst()
                .orElseGet(() -> line.length() < width ? line : line.substring(0, width - 1));
    }

    private static String inWords(Event.LagSeen seen) {
        return seen.unit().equals("bytes") && seen.lag() >= 100_000
                ? String.format(Locale.ROOT, "%.1f MB", seen.lag() / 1e6)
                : "%d %s".formatted(seen.lag(), seen.unit());
    }

    private static String inWords(Figures load) {
        String p99 = load.p99().map(Durations::inWords).orElse("-");
        return String.format(Locale.ROOT, "  %.0f/s  failed %d  p99 %s", load.perSecond(), load.failed(), p99);
    }

    private static String word(Enum<?> phase) {
        return phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
