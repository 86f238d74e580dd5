package dev.rehearsal.localrds;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Sql;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.Parameter;

/**
 * Clusters of an account: {@code clusters.create("blue", "15", 1)} makes one whose writer is {@code blue-1} and whose
 * readers are {@code blue-2} and so on, with the database {@code shop}.
 */
public record TestCluster(LocalRds rds, Credentials operator) {
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

    public static TestCluster in(TestAccount account) {
        return new TestCluster(account.rds(), account.operator());
    }

    public RdsClient client() {
        return rds.client();
    }

    /** A new cluster with a writer and some readers, all of them available. */
    public DBCluster create(String identifier, String version, int readers) throws InterruptedException {
        client().createDBCluster(request -> request.dbClusterIdentifier(identifier)
                .engine("aurora-postgresql")
                .engineVersion(version)
                .masterUsername(operator.user())
                .masterUserPassword(operator.password())
                .databaseName(TestAccount.DATABASE));
        awaitStatus(identifier, "available");
        for (int i = 1; i <= readers + 1; i++) {
            addMember(identifier, identifier + "-" + i);
        }
        return cluster(identifier);
    }

    /** A new cluster parameter group with one value, attached to the cluster and in use. */
    public void logical(String identifier) throws InterruptedException {
        DBCluster now = cluster(identifier);
        String group = identifier + "-logical";
        String family = "aurora-postgresql" + now.engineVersion().split("\\.", -1)[0];
        client().createDBClusterParameterGroup(request -> request.dbClusterParameterGroupName(group)
                .dbParameterGroupFamily(family)
                .description("logical replication"));
        client().modifyDBClusterParameterGroup(request -> request.dbClusterParameterGroupName(group)
                .parameters(Parameter.builder()
                        .parameterName("rds.logical_replication")
                        .parameterValue("1")
                        .applyMethod("pending-reboot")
                        .build()));
        client().modifyDBCluster(
                        request -> request.dbClusterIdentifier(identifier).dbClusterParameterGroupName(group));
        awaitGroup(identifier, "pending-reboot");
        client().rebootDBInstance(request -> request.dbInstanceIdentifier(writer(identifier)));
        awaitGroup(identifier, "in-sync");
    }

    public void addMember(String identifier, String member) throws InterruptedException {
        client().createDBInstance(request -> request.dbInstanceIdentifier(member)
                .dbClusterIdentifier(identifier)
                .engine("aurora-postgresql")
                .dbInstanceClass("db.r6g.large"));
        awaitMember(member, "available");
    }

    public void awaitMember(String member, String status) throws InterruptedException {
        Await.until(member + " to be " + status, Deadline.after(SETTLED_WITHIN), Duration.ofMillis(20), () -> {
            String now = client().describeDBInstances(request -> request.dbInstanceIdentifier(member))
                    .dbInstances()
                    .get(0)
                    .dbInstanceStatus();
            if (now.equals("failed")) {
                throw new IllegalStateException(member + " has failed");
            }
            return Observation.of(now.equals(status), now);
        });
    }

    public void awaitStatus(String identifier, String status) throws InterruptedException {
        Await.until(identifier + " to be " + status, Deadline.after(SETTLED_WITHIN), Duration.ofMillis(5), () -> {
            String now = cluster(identifier).status();
            if (now.endsWith("failed")) {
                throw new IllegalStateException(identifier + " is " + now);
            }
            return Observation.of(now.equals(status), now);
        });
    }

    /** Waits until every member has the cluster's parameter group in this state, and all is available. */
    public void awaitGroup(String identifier, String state) throws InterruptedException {
        Await.until(
                identifier + "'s group to be " + state, Deadline.after(SETTLED_WITHIN), Duration.ofMillis(20), () -> {
                    DBCluster now = cluster(identifier);
                    List<String> states = now.dbClusterMembers().stream()
                            .map(DBClusterMember::dbClusterParameterGroupStatus)
                            .distinct()
                            .toList();
                    boolean isThere =
                            states.equals(List.of(state)) && now.status().equals("available");
                    return Observation.of(isThere, states + " and " + now.status());
                });
        for (DBClusterMember member : cluster(identifier).dbClusterMembers()) {
            awaitMember(member.dbInstanceIdentifier(), "available");
        }
    }

    public void awaitDeleted(String identifier) throws InterruptedException {
        Await.until(identifier + " to be gone", Deadline.after(SETTLED_WITHIN), Duration.ofMillis(20), () -> {
            try {
                return Observation.notYet(cluster(identifier).status());
            } catch (DbClusterNotFoundException e) {
                return Observation.there();
            }
        });
    }

    public DBCluster cluster(String identifier) {
        return client().describeDBClusters(request -> request.dbClusterIdentifier(identifier))
                .dbClusters()
                .get(0);
    }

    /** The member that writes. */
    public String writer(String identifier) {
        return cluster(identifier).dbClusterMembers().stream()
                .filter(DBClusterMember::isClusterWriter)
                .findFirst()
                .orElseThrow()
                .dbInstanceIdentifier();
    }

    /** As the operator, by the cluster's endpoint. The caller closes it. */
    public Sql sql(String identifier) {
        DBCluster cluster = cluster(identifier);
        return at(new Endpoint(cluster.endpoint(), cluster.port()));
    }

    /** The same by the reader endpoint. */
    public Sql reading(String identifier) {
        DBCluster cluster = cluster(identifier);
        return at(new Endpoint(cluster.readerEndpoint(), cluster.port()));
    }

    private Sql at(Endpoint endpoint) {
        return rds.connector().openAlone(new Address(endpoint, TestAccount.DATABASE), operator);
    }
}
