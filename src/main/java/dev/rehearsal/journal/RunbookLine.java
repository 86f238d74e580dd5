package dev.rehearsal.journal;

/**
 * A step as it stands in its runbook.
 *
 * @param number its place, from 1
 * @param window the measured window it stands in, named as in the figures of checks: {@code maintenance}, the second of
 *     that kind {@code maintenance-2}; empty for a step by itself
 * @param standsFor the line of a published runbook that it stands for
 */
public record RunbookLine(int number, String step, String window, String standsFor) {}
