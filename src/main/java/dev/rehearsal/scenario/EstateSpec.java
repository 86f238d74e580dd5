package dev.rehearsal.scenario;

import dev.rehearsal.step.Default;
import dev.rehearsal.step.Says;

/**
 * The sample data that the rehearsal begins with.
 *
 * @param rows in the largest table
 * @param seed of the generator, so that two rehearsals hold the same data
 */
public record EstateSpec(
        @Says("rows in the largest table") @Default("100000") @Range(from = 100, to = 1e9)
        long rows,

        @Says("seed of the generator; the same seed makes the same data") @Default("1")
        long seed) {}
