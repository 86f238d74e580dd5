package dev.rehearsal.environment.local;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.environment.EnvironmentSettings;
import dev.rehearsal.environment.Roles;
import dev.rehearsal.step.Servers.Kind;
import software.amazon.awssdk.services.rds.RdsClient;

/** A cluster with a writer and readers. */
record FirstCluster(RdsClient rds, EnvironmentSettings.Blue blue, Credentials operator) implements FirstServers {
    @Override
    public void createBlue(Roles roles) throws InterruptedException {
        rds.createDBCluster(request -> {
            request.dbClusterIdentifier(IDENTIFIER)
                    .engine(blue.spec().engine().rdsName())
                    .engineVersion(blue.spec().version())
                    .databaseName(DATABASE)
                    .masterUsername(operator.user())
                    .masterUserPassword(operator.password())
                    .backupRetentionPeriod(1);
            if (blue.port() != 0) {
                request.port(blue.port());
            }
        });
        FirstServers.awaitAvailable(
                "cluster '%s'".formatted(IDENTIFIER),
                () -> rds.describeDBClusters(r -> r.dbClusterIdentifier(IDENTIFIER))
                        .dbClusters()
                        .get(0)
                        .status());
        addMember(IDENTIFIER + "-writer");
        roles.assign("blue", IDENTIFIER, Kind.CLUSTER);
    }

    @Override
    public void createFollowers(Roles roles) throws InterruptedException {
        for (int i = 1; i <= blue.followers(); i++) {
            String suffix = FirstServers.numbered("reader", i);
            addMember(IDENTIFIER + "-" + suffix);
            roles.assign("blue-" + suffix, IDENTIFIER + "-" + suffix, Kind.INSTANCE);
        }
    }

    private void addMember(String identifier) throws InterruptedException {
        rds.createDBInstance(request -> request.dbInstanceIdentifier(identifier)
                .dbClusterIdentifier(IDENTIFIER)
                .engine(blue.spec().engine().rdsName())
                .dbInstanceClass(blue.spec().instanceClass()));
        FirstServers.awaitInstance(rds, identifier);
    }
}
