package dev.rehearsal.check.parity;

/** What was read on blue, and the same on green. */
record BlueAndGreen<T>(T blue, T green) {}
