package dev.rehearsal.localrds;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Sql;
import dev.rehearsal.localrds.answer.Interruptible;
import dev.rehearsal.localrds.holding.Timings;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import java.time.Duration;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.Parameter;

/**
 * A local RDS account for one test class: {@code TestAccount.open()}, then {@code create("blue", "15")}, then
 * {@code sql("blue")}. Instances have the database {@code shop}, the operator as master user, and the application's
 * login.
 */
public final class TestAccount implements AutoCloseable {
    public static final String DATABASE = "shop";

    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

    private final WorkFolder work;
    private final LocalRds rds;
    private final Credentials operator = new Credentials("operator", "operators-secret");
    private final Credentials application = new Credentials("application", "applications-secret");

    private TestAccount(WorkFolder work, Timings timings) {
        this.work = work;
        this.rds = Interruptible.call(() -> LocalRds.open(work, timings));
    }

    public static TestAccount open() {
        return open(Timings.SHORT);
    }

    public static TestAccount open(Timings timings) {
        return new TestAccount(WorkFolder.open(), timings);
    }

    public LocalRds rds() {
        return rds;
    }

    public RdsClient client() {
        return rds.client();
    }

    public Connector connector() {
        return rds.connector();
    }

    public WorkFolder work() {
        return work;
    }

    public Credentials operator() {
        return operator;
    }

    public Credentials application() {
        return application;
    }

    /** A new instance with one day of backups, settled, with the application's login on it. */
    public DBInstance create(String identifier, String version) throws InterruptedException {
        client().createDBInstance(request -> request.dbInstanceIdentifier(identifier)
                .engine("postgres")
                .engineVersion(version)
                .dbInstanceClass("db.m6g.large")
                .masterUsername(operator.user())
                .masterUserPassword(operator.password())
                .dbName(DATABASE)
                .backupRetentionPeriod(1));
        DBInstance instance = awaitAvailable(identifier);
        try (Sql sql = sql(identifier)) {
            sql.execute("create role %s login password '%s'".formatted(application.user(), application.password()));
        }
        return instance;
    }

    /** A new instance whose servers do logical replication already. */
    public DBInstance createLogical(String identifier, String version) throws InterruptedException {
        create(identifier, version);
        String group = identifier + "-logical";
        client().createDBParameterGroup(request -> request.dbParameterGroupName(group)
                .dbParameterGroupFamily("postgres" + version.split("\\.", -1)[0])
                .description("logical replication"));
        client().modifyDBParameterGroup(request -> request.dbParameterGroupName(group)
                .parameters(Parameter.builder()
                        .parameterName("rds.logical_replication")
                        .parameterValue("1")
                        .applyMethod("pending-reboot")
                        .build()));
        client().modifyDBInstance(
                        request -> request.dbInstanceIdentifier(identifier).dbParameterGroupName(group));
        awaitApplied(identifier, "pending-reboot");
        client().rebootDBInstance(request -> request.dbInstanceIdentifier(identifier));
        awaitApplied(identifier, "in-sync");
        return instance(identifier);
    }

    /** Sets a parameter that takes a reboot, in the instance's own parameter group, and reboots it. */
    public void set(String identifier, String parameter, String value) throws InterruptedException {
        String group = instance(identifier).dbParameterGroups().get(0).dbParameterGroupName();
        client().modifyDBParameterGroup(request -> request.dbParameterGroupName(group)
                .parameters(Parameter.builder()
                        .parameterName(parameter)
                        .parameterValue(value)
                        .applyMethod("pending-reboot")
                        .build()));
        awaitApplied(identifier, "pending-reboot");
        client().rebootDBInstance(request -> request.dbInstanceIdentifier(identifier));
        awaitApplied(identifier, "in-sync");
    }

    /** Waits until the parameter group has this state and nothing else is under way. */
    public void awaitApplied(String identifier, String state) throws InterruptedException {
        Await.until(identifier + " to be " + state, Deadline.after(SETTLED_WITHIN), Duration.ofMillis(20), () -> {
            DBInstance now = instance(identifier);
            String applied = now.dbParameterGroups().get(0).parameterApplyStatus();
            boolean isThere = applied.equals(state) && now.dbInstanceStatus().equals("available");
            return Observation.of(isThere, applied + " and " + now.dbInstanceStatus());
        });
    }

    public DBInstance instance(String identifier) {
        return client().describeDBInstances(request -> request.dbInstanceIdentifier(identifier))
                .dbInstances()
                .get(0);
    }

    /** Waits until the status is {@code available}; not for a change that was asked for to have begun. */
    public DBInstance awaitAvailable(String identifier) throws InterruptedException {
        awaitStatus(identifier, "available");
        return instance(identifier);
    }

    public void awaitStatus(String identifier, String status) throws InterruptedException {
        Await.until(identifier + " to be " + status, Deadline.after(SETTLED_WITHIN), Duration.ofMillis(20), () -> {
            DBInstance now = instance(identifier);
            if (now.dbInstanceStatus().equals("failed")) {
                throw new IllegalStateException(now.statusInfos().toString());
            }
            return Observation.of(now.dbInstanceStatus().equals(status), now.dbInstanceStatus());
        });
    }

    public void awaitDeleted(String identifier) throws InterruptedException {
        Await.until(identifier + " to be gone", Deadline.after(SETTLED_WITHIN), Duration.ofMillis(20), () -> {
            try {
                return Observation.notYet(instance(identifier).dbInstanceStatus());
            } catch (DbInstanceNotFoundException e) {
                return Observation.there();
            }
        });
    }

    public Endpoint endpoint(String identifier) {
        software.amazon.awssdk.services.rds.model.Endpoint told =
                instance(identifier).endpoint();
        return new Endpoint(told.address(), told.port());
    }

    public Address address(String identifier) {
        return new Address(endpoint(identifier), DATABASE);
    }

    /** As the operator. The caller closes it. */
    public Sql sql(String identifier) {
        return sql(identifier, operator);
    }

    /** As whoever is given. The caller closes it. */
    public Sql sql(String identifier, Credentials login) {
        return connector().openAlone(address(identifier), login);
    }

    @Override
    public void close() {
        try (work) {
            rds.close();
        }
    }
}
