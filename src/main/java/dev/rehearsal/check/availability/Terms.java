package dev.rehearsal.check.availability;

import dev.rehearsal.journal.Expectations;
import dev.rehearsal.machine.TimeJudge;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the clients' experience is judged by.
 *
 * @param begun when the runbook began; what arrived before met cold code, and counts, but not for how long it waited
 * @param stopped when the load was told to stop; empty when nobody told it
 * @param times judges what took too long by what the machine did
 */
public record Terms(
        Expectations expect, List<Window> windows, Instant begun, Optional<Instant> stopped, TimeJudge times) {
    public Terms {
        windows = List.copyOf(windows);
    }

    Terms with(List<Window> others) {
        return new Terms(expect, others, begun, stopped, times);
    }
}
