package dev.rehearsal.scenario;

import dev.rehearsal.step.Says;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A measured window as a scenario file writes it in full. */
record WindowSpec(
        @Says("how long the window may last") Optional<Duration> limit,
        @Says("the steps inside the window, in order") List<PlacedStep> steps) {}
