package dev.rehearsal.cli.terminal;

import dev.rehearsal.requests.Figures;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a rehearsal is doing, at one moment.
 *
 * @param load empty before the first request
 * @param busy how much of the machine's CPU is used, in thousandths; empty before anybody knows
 */
record Pulse(Optional<Figures> load, OptionalLong busy) {
    static final Pulse NONE = new Pulse(Optional.empty(), OptionalLong.empty());
}
