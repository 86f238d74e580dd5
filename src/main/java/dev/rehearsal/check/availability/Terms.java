package dev.rehearsal.check.availability;

import dev.rehearsal.journal.Expectations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the clients' experience is judged by.
 *
 * @param rate arrivals per second, as they were wanted
 * @param stopped when the load was told to stop; empty when nobody told it
 */
public record Terms(Expectations expect, double rate, List<Window> windows, Optional<Instant> stopped) {
    public Terms {
        windows = List.copyOf(windows);
    }
}
