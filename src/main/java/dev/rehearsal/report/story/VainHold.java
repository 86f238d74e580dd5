package dev.rehearsal.report.story;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The stretch in which traffic was held by a runbook that was broken off meanwhile: clients waited for nothing.
 *
 * @param from the first action that held traffic
 * @param to when it flowed again where it came from
 * @param server the role of that server
 */
public record VainHold(Instant from, Instant to, String server) {
    /** Empty where traffic was never held, was moved, or could not be given back. */
    static Optional<VainHold> in(List<Event> events) {
        Optional<VainHold> hold = Optional.empty();
        Optional<Instant> held = Optional.empty();
        String server = "blue";
        for (Event event : events) {
            if (event instanceof Event.WindowOpened opened) {
                server = opened.kind() == WindowKind.SWITCH_BACK ? "green" : "blue";
            } else if (event instanceof Event.Reached reached) {
                if (reached.milestone() == Milestone.PAUSING) {
                    held = held.or(() -> Optional.of(reached.at()));
                } else if (reached.milestone() == Milestone.RESUMED) {
                    held = Optional.empty();
                } else if (reached.milestone() == Milestone.GIVEN_BACK && held.isPresent()) {
                    hold = Optional.of(new VainHold(held.get(), reached.at(), server));
                    held = Optional.empty();
                }
            }
        }
        return hold;
    }

    private Duration lasted() {
        return Duration.between(from, to);
    }

    /** Where there is little room. */
    public String inShort() {
        return "held for %s, given back".formatted(Durations.inWords(lasted()));
    }

    /** In a sentence. */
    public String inWords() {
        return "Traffic was held for %s before it was given back to %s.".formatted(Durations.inWords(lasted()), server);
    }
}
