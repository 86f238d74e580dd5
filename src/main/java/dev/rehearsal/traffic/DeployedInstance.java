package dev.rehearsal.traffic;

import dev.rehearsal.database.Connections;

/**
 * One instance of the application.
 *
 * @param name such as {@code application-1}
 * @param uses what it is connected to now, as it says itself
 */
public record DeployedInstance(String name, Connections uses) {}
