package dev.rehearsal.scenario;

import dev.rehearsal.database.Engine;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Servers.Spec;

/**
 * Blue's successor as a scenario wants it; what it does not say is as on blue. The runbook's steps make it, and what
 * else it has, such as replicas.
 *
 * @param version major or full version
 * @param instanceClass RDS instance class; {@code class} in the file
 * @param exists whether its server is there already, so that no step makes it
 */
public record GreenSpec(
        @Says("the engine under its RDS name") Engine engine,
        @Says("major or full version") String version,

        @Key("class") @Says("RDS instance class") @Default("db.m6g.large")
        String instanceClass,

        @Says("whether its server is there already when the rehearsal begins, as among servers of your own")
        @Default("false")
        boolean exists) {
    /** This server in the words of steps. */
    public Spec asServer() {
        return new Spec(engine, version, instanceClass);
    }
}
