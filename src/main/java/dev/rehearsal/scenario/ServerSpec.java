package dev.rehearsal.scenario;

import dev.rehearsal.database.Engine;

/**
 * A server as a scenario wants it.
 *
 * @param version major or full version
 * @param instanceClass RDS instance class; {@code class} in the file
 * @param replicas how many read replicas it has when the rehearsal begins
 * @param port the port its server listens on, 0 for any free one
 */
public record ServerSpec(Engine engine, String version, String instanceClass, int replicas, int port) {}
