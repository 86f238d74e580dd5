package dev.rehearsal.scenario;

/**
 * The sample data that the rehearsal begins with.
 *
 * @param rows in the largest table
 * @param seed of the generator, so that two rehearsals hold the same data
 */
public record EstateSpec(long rows, long seed) {}
