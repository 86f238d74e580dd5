package dev.rehearsal.traffic;

import dev.rehearsal.database.Address;

/**
 * One member of a gate, as it sees itself.
 *
 * @param member its name, such as {@code application-1}
 * @param target where it sends work
 * @param active transactions under way
 * @param waiting requests held back
 */
public record GateState(String member, Address target, boolean isPaused, int active, int waiting) {}
