package dev.rehearsal.environment.local;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.environment.EnvironmentSettings;
import dev.rehearsal.environment.Roles;
import dev.rehearsal.step.Servers.Kind;
import software.amazon.awssdk.services.rds.RdsClient;

/** An instance with read replicas. */
record FirstInstance(RdsClient rds, EnvironmentSettings.Blue blue, Credentials operator) implements FirstServers {
    @Override
    public void createBlue(Roles roles) throws InterruptedException {
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
        FirstServers.awaitInstance(rds, IDENTIFIER);
        roles.assign("blue", IDENTIFIER, Kind.INSTANCE);
    }

    @Override
    public void createFollowers(Roles roles) throws InterruptedException {
        for (int i = 1; i <= blue.followers(); i++) {
            String suffix = FirstServers.numbered("replica", i);
            String identifier = IDENTIFIER + "-" + suffix;
            rds.createDBInstanceReadReplica(request -> request.dbInstanceIdentifier(identifier)
                    .sourceDBInstanceIdentifier(IDENTIFIER)
                    .dbInstanceClass(blue.spec().instanceClass()));
            FirstServers.awaitInstance(rds, identifier);
            roles.assign("blue-" + suffix, identifier, Kind.INSTANCE);
        }
    }
}
