package dev.rehearsal.check.ledger;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Milestone;
import java.util.List;
import java.util.Optional;

/** Finds the cut in a journal: what a server said of its transactions, noted after it was fenced. */
public final class Cut {
    private Cut() {}

    /** What a role's server said first after the last fence; empty when there was no fence or no cut. */
    public static Optional<String> of(String role, List<Event> events) {
        Optional<String> cut = Optional.empty();
        boolean isFenced = false;
        for (Event event : events) {
            if (event instanceof Event.Reached reached && reached.milestone() == Milestone.FENCED) {
                isFenced = true;
                cut = Optional.empty();
            } else if (isFenced
                    && cut.isEmpty()
                    && event instanceof Event.ValueNoted noted
                    && noted.name().equals("cut." + role)) {
                cut = Optional.of(noted.value());
            }
        }
        return cut;
    }
}
