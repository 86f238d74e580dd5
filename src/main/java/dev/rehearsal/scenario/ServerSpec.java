package dev.rehearsal.scenario;

import dev.rehearsal.database.Engine;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Servers.Spec;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The present production server as a scenario wants it.
 *
 * @param version major or full version
 * @param instanceClass RDS instance class; {@code class} in the file
 * @param replicas how many read replicas an instance has when the rehearsal begins
 * @param readers how many readers a cluster has then
 * @param port the port its server listens on, 0 for any free one
 */
public record ServerSpec(
        @Says("the engine under its RDS name") Engine engine,
        @Says("major or full version") String version,

        @Key("class") @Says("RDS instance class") @Default("db.m6g.large")
        String instanceClass,

        @Says("how many read replicas an instance has when the rehearsal begins") @Default("0") @Range(from = 0, to = 5)
        int replicas,

        @Says("how many readers a cluster has when the rehearsal begins") @Default("0") @Range(from = 0, to = 5)
        int readers,

        @Says("the port its server listens on; 0 for any free one") @Default("0") @Range(from = 0, to = 65535)
        int port) {
    /** The roles of those that follow it when the rehearsal begins. */
    List<String> followers() {
        String kind = engine.isCluster() ? "blue-reader" : "blue-replica";
        return IntStream.rangeClosed(1, following())
                .mapToObj(i -> i == 1 ? kind : kind + "-" + i)
                .toList();
    }

    /** How many of them there are. */
    public int following() {
        return engine.isCluster() ? readers : replicas;
    }

    /** This server in the words of steps. */
    public Spec asServer() {
        return new Spec(engine, version, instanceClass);
    }
}
