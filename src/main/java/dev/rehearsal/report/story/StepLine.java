package dev.rehearsal.report.story;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Outcome;
import dev.rehearsal.journal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A step of the runbook and everything that the journal tells of it, oldest first. */
public record StepLine(int number, String name, List<Event> events) {
    /** How it stands when it began and never ended. */
    static final String BROKEN_OFF = "broken off";

    /** A value that tells no step of its own belongs to the one that was acting when it became known. */
    static List<StepLine> in(List<Event> events) {
        Map<Integer, StepLine> lines = new TreeMap<>();
        Optional<StepLine> acting = Optional.empty();
        for (Event event : events) {
            if (event instanceof Event.Planned planned) {
                line(lines, planned.number(), planned.step()).events.add(event);
            } else if (event instanceof Event.StepBegan began) {
                StepLine line = line(lines, began.number(), began.step());
                line.events.add(event);
                acting = Optional.of(line);
            } else if (event instanceof Event.Executed executed) {
                acting = Optional.empty();
                line(lines, executed.number(), executed.step()).events.add(event);
            } else if (event instanceof Event.Verified verified) {
                line(lines, verified.number(), verified.step()).events.add(event);
            } else if (event instanceof Event.Undone undone) {
                line(lines, undone.number(), undone.step()).events.add(event);
            } else if (event instanceof Event.ValueNoted noted) {
                Optional<StepLine> latest = acting;
                Optional.ofNullable(lines.get(noted.number()))
                        .or(() -> latest)
                        .ifPresent(line -> line.events.add(event));
            }
        }
        return List.copyOf(lines.values());
    }

    private static StepLine line(Map<Integer, StepLine> lines, int number, String name) {
        return lines.computeIfAbsent(number, fresh -> new StepLine(fresh, name, new ArrayList<>()));
    }

    /** Its SQL and API calls, as last planned. */
    public List<String> actions() {
        return last(Event.Planned.class).map(Event.Planned::actions).orElse(List.of());
    }

    /** What is to be known of it, as last planned. */
    public List<String> notes() {
        return last(Event.Planned.class).map(Event.Planned::notes).orElse(List.of());
    }

    /** What it found out or made, by name. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        events.stream()
                .filter(Event.ValueNoted.class::isInstance)
                .map(Event.ValueNoted.class::cast)
                .forEach(noted -> values.put(noted.name(), noted.value()));
        return values;
    }

    /** When it began to act. */
    public Optional<Instant> began() {
        return last(Event.StepBegan.class).map(Event.StepBegan::at);
    }

    public String settings() {
        return last(Event.StepBegan.class).map(Event.StepBegan::settings).orElse("");
    }

    /** From its beginning until it was verified, as far as it got. */
    public Optional<Duration> took() {
        Optional<Instant> end = last(Event.Verified.class)
                .map(Event.Verified::at)
                .or(() -> last(Event.Executed.class).map(Event.Executed::at));
        return last(Event.StepBegan.class).flatMap(began -> end.map(at -> Duration.between(began.at(), at)));
    }

    /** What stood in its way, what went wrong, or what its verification found. */
    public String found() {
        List<String> found = new ArrayList<>();
        last(Event.Planned.class).ifPresent(planned -> found.addAll(planned.blockers()));
        last(Event.Executed.class)
                .ifPresent(executed -> found.add(executed.outcome().reason()));
        last(Event.Verified.class).ifPresent(verified -> found.add(verified.found()));
        last(Event.Undone.class).ifPresent(undone -> found.add(undone.outcome().reason()));
        found.removeIf(String::isBlank);
        return String.join("; ", found);
    }

    /** How it stands, in one or two words. */
    public String state() {
        Optional<Outcome> undone = last(Event.Undone.class).map(Event.Undone::outcome);
        if (undone.isPresent()) {
            return undone.get().hasSucceeded() ? "taken back" : "not taken back";
        }
        Optional<Verdict> verified = last(Event.Verified.class).map(Event.Verified::verdict);
        if (verified.isPresent()) {
            return switch (verified.get()) {
                case PASSED -> "done";
                case FAILED -> "failed";
                case UNKNOWN -> "not settled";
            };
        }
        Optional<Outcome> outcome = last(Event.Executed.class).map(Event.Executed::outcome);
        if (outcome.isPresent()) {
            return outcome.get().hasSucceeded() ? "not verified" : "failed";
        }
        boolean isBlocked = last(Event.Planned.class)
                .filter(planned -> !planned.blockers().isEmpty())
                .isPresent();
        return last(Event.StepBegan.class).isPresent() ? BROKEN_OFF : isBlocked ? "blocked" : "not run";
    }

    private <E extends Event> Optional<E> last(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).reduce((earlier, later) -> later);
    }
}
