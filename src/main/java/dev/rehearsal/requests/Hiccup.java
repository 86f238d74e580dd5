package dev.rehearsal.requests;

/**
 * A moment at which the machine itself did not run: a thread that asked to sleep for a moment woke up late.
 *
 * @param at when it woke, in microseconds since the epoch
 * @param late by how much, in microseconds
 */
public record Hiccup(long at, long late) {}
