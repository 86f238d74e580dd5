package dev.rehearsal.traffic;

import dev.rehearsal.database.Connections;

/**
 * One instance of the application.
 *
 * @param name such as {@code application-1}
 * @param uses what it is connected to now, as it says itself
 * @param waiting requests that it has not sent to any server yet
 */
public record DeployedInstance(String name, Connections uses, int waiting) {}
