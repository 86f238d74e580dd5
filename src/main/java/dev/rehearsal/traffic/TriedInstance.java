package dev.rehearsal.traffic;

/**
 * How one instance of the application fared with a write and a read.
 *
 * @param name such as {@code application-1}
 * @param wroteTo the server that took the write, as it names itself; empty when none did
 * @param readFrom the server that answered the read; empty when none did
 * @param problem what went wrong, in words; empty when nothing did
 */
public record TriedInstance(String name, String wroteTo, String readFrom, String problem) {}
