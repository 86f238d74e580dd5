package dev.rehearsal.environment.local;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.environment.EnvironmentSettings;
import dev.rehearsal.environment.Roles;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.RdsClient;

/** The servers that are there before a runbook begins, made through the RDS API. The engine decides what they are. */
interface FirstServers {
    String IDENTIFIER = "shop";
    String DATABASE = "shop";

    static FirstServers of(RdsClient rds, EnvironmentSettings.Blue blue, Credentials operator) {
        return blue.spec().engine().isCluster()
                ? new FirstCluster(rds, blue, operator)
                : new FirstInstance(rds, blue, operator);
    }

    /** The server that production runs on gets its role when it is available. */
    void createBlue(Roles roles) throws InterruptedException;

    /** Its read replicas or readers, each of which gets a role when it is available. */
    void createFollowers(Roles roles) throws InterruptedException;

    /** Returns when an instance or a cluster is available. */
    static void awaitAvailable(String what, Supplier<String> status) throws InterruptedException {
        Await.until(what, Deadline.after(Duration.ofMinutes(2)), Duration.ofMillis(20), () -> {
            String now = status.get();
            return Observation.of("available".equals(now), "it is " + now);
        });
    }

    static void awaitInstance(RdsClient rds, String identifier) throws InterruptedException {
        awaitAvailable(
                "instance '%s'".formatted(identifier),
                () -> rds.describeDBInstances(r -> r.dbInstanceIdentifier(identifier))
                        .dbInstances()
                        .get(0)
                        .dbInstanceStatus());
    }

    /** The name of the first, second, … of a kind: {@code reader}, {@code reader-2}, … */
    static String numbered(String kind, int number) {
        return number == 1 ? kind : kind + "-" + number;
    }
}
