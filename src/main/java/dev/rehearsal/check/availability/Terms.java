package dev.rehearsal.check.availability;

import dev.rehearsal.journal.Expectations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the clients' experience is judged by.
 *
 * @param rate arrivals per second, as they were wanted
 * @param begun when the runbook began; what arrived before met cold code, and counts, but not for how long it waited
 * @param stopped when the load was told to stop; empty when nobody told it
 */
public record Terms(Expectations expect, double rate, List<Window> windows, Instant begun, Optional<Instant> stopped) {
    public Terms {
        windows = List.copyOf(windows);
    }

    Terms with(List<Window> others) {
        return new Terms(expect, rate, others, begun, stopped);
    }
}
