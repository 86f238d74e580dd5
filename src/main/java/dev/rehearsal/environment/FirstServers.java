package dev.rehearsal.environment;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import java.time.Duration;
import software.amazon.awssdk.services.rds.RdsClient;

/** The servers that are there before a runbook begins, made through the RDS API. */
record FirstServers(RdsClient rds, EnvironmentSettings.Blue blue, Credentials operator) {
    static final String IDENTIFIER = "shop";

    private static final String DATABASE = "shop";
    private static final Duration AVAILABLE_WITHIN = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /** The server that production runs on, when it is available. */
    void createBlue() throws InterruptedException {
        rds.createDBInstance(request -> {
            request.dbInstanceIdentifier(IDENTIFIER)
                    .engine(blue.spec().engine().rdsName())
                    .engineVersion(blue.spec().version())
                    .dbInstanceClass(blue.spec().instanceClass())
                    .allocatedStorage(20)
                    .dbName(DATABASE)
                    .masterUsername(operator.user())
                    .masterUserPassword(operator.password())
                    .backupRetentionPeriod(1);
            if (blue.port() != 0) {
                request.port(blue.port());
            }
        });
        awaitAvailable(IDENTIFIER);
    }

    /** Its read replicas, each with a role, when they are available. */
    void createReplicas(Roles roles) throws InterruptedException {
        for (int i = 1; i <= blue.replicas(); i++) {
            String suffix = i == 1 ? "replica" : "replica-" + i;
            String identifier = IDENTIFIER + "-" + suffix;
            rds.createDBInstanceReadReplica(request -> request.dbInstanceIdentifier(identifier)
                    .sourceDBInstanceIdentifier(IDENTIFIER)
                    .dbInstanceClass(blue.spec().instanceClass()));
            awaitAvailable(identifier);
            roles.assign("blue-" + suffix, identifier);
        }
    }

    private void awaitAvailable(String identifier) throws InterruptedException {
        Await.until("instance '%s'".formatted(identifier), Deadline.after(AVAILABLE_WITHIN), LOOK_EVERY, () -> {
            String status = rds.describeDBInstances(r -> r.dbInstanceIdentifier(identifier))
                    .dbInstances()
                    .get(0)
                    .dbInstanceStatus();
            return Observation.of("available".equals(status), "it is " + status);
        });
    }
}
