package dev.rehearsal.localrds;

import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Trust;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.localrds.answer.Call;
import dev.rehearsal.localrds.answer.Operation;
import dev.rehearsal.localrds.answer.Operations;
import dev.rehearsal.localrds.cluster.CloneCluster;
import dev.rehearsal.localrds.cluster.ClusterOperations;
import dev.rehearsal.localrds.cluster.DeleteCluster;
import dev.rehearsal.localrds.cluster.FailoverCluster;
import dev.rehearsal.localrds.cluster.ModifyCluster;
import dev.rehearsal.localrds.group.ClusterParameterGroupOperations;
import dev.rehearsal.localrds.group.ClusterParameterOperations;
import dev.rehearsal.localrds.group.ParameterGroupOperations;
import dev.rehearsal.localrds.group.ParameterOperations;
import dev.rehearsal.localrds.holding.Cluster;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.holding.Timings;
import dev.rehearsal.localrds.instance.CreateReplica;
import dev.rehearsal.localrds.instance.DeleteInstance;
import dev.rehearsal.localrds.instance.InstanceOperations;
import dev.rehearsal.localrds.instance.LogOperations;
import dev.rehearsal.localrds.instance.ModifyInstance;
import dev.rehearsal.localrds.instance.PromoteReplica;
import dev.rehearsal.localrds.running.MasterUser;
import dev.rehearsal.localrds.running.RdsLending;
import dev.rehearsal.localrds.snapshot.ClusterSnapshotOperations;
import dev.rehearsal.localrds.snapshot.SnapshotOperations;
import dev.rehearsal.localrds.version.EngineVersionOperations;
import dev.rehearsal.server.Account;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.DatabaseServers;
import dev.rehearsal.server.ServerRelease;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.server.postgres.EmbeddedRelease;
import dev.rehearsal.server.postgres.EmbeddedServers;
import dev.rehearsal.server.postgres.PostgresArchives;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * An RDS account on this machine: instances are real PostgreSQL servers, everything around them is imitated. Closing it
 * ends every server and deletes all data. Safe for many threads.
 */
public final class LocalRds implements AutoCloseable {
    private final RdsAccount account;
    private final Operations operations;
    private final Connector connector;

    private LocalRds(RdsAccount account) {
        this.account = account;
        this.connector = new Connector(new PostgresDriver(), account.servers().reach(), new RdsLending(), Trust.ANY);
        this.operations = new Operations(Stream.of(
                        new InstanceOperations(account).all(),
                        new ClusterOperations(account).all(),
                        new CloneCluster(account).all(),
                        new ModifyCluster(account).all(),
                        new FailoverCluster(account).all(),
                        new DeleteCluster(account).all(),
                        new ClusterParameterGroupOperations(account).all(),
                        new ClusterParameterOperations(account).all(),
                        new ClusterSnapshotOperations(account).all(),
                        new ModifyInstance(account).all(),
                        new DeleteInstance(account).all(),
                        new CreateReplica(account).all(),
                        new PromoteReplica(account).all(),
                        new ParameterGroupOperations(account).all(),
                        new ParameterOperations(account).all(),
                        new SnapshotOperations(account).all(),
                        new LogOperations(account).all(),
                        new EngineVersionOperations(account.servers().releases()).all())
                .<Operation<?>>flatMap(List::stream)
                .toList());
    }

    /** An empty account whose servers keep their data in the work folder, which the caller closes after this. */
    public static LocalRds open(WorkFolder work) throws InterruptedException {
        return open(work, Timings.SHORT);
    }

    /** An empty account on these servers, whose superuser is {@link #superuser}. */
    public static LocalRds open(DatabaseServers servers) {
        return open(servers, Timings.SHORT);
    }

    static LocalRds open(WorkFolder work, Timings timings) throws InterruptedException {
        Account user = Account.here();
        return open(new EmbeddedServers(work, PostgresArchives.here(user), user, superuser()), timings);
    }

    private static LocalRds open(DatabaseServers servers, Timings timings) {
        return new LocalRds(RdsAccount.on(servers, timings, new Credentials("rdsrepladmin", password())));
    }

    /** RDS's own login, which every server of an account has, with a new password. */
    public static Credentials superuser() {
        return new Credentials(MasterUser.LENT_ROLE, password());
    }

    /**
     * Makes sure, ahead of use, that everything the servers of a version are made of is on this machine.
     *
     * @throws dev.rehearsal.server.ServerException saying why it cannot be had
     */
    public static void provide(String version, Account user) throws InterruptedException {
        EmbeddedServers.provide(
                EmbeddedRelease.named(version), PostgresArchives.here(user), user, MasterUser.LENT_ROLE);
    }

    /** The API, as the SDK has it. */
    public RdsClient client() {
        return RdsFront.client(operations);
    }

    /** Bytes that may still be written where the servers' data lie. */
    public long freeBytes() {
        return account.servers().freeBytes();
    }

    /** Where that is, for people. */
    public String place() {
        return account.servers().place();
    }

    /** Connects to the instances, and lends what RDS lends. */
    public Connector connector() {
        return connector;
    }

    /** Every call so far that could change something, in order. */
    public List<Call> calls() {
        return operations.calls();
    }

    /**
     * The release meant by a version.
     *
     * @throws software.amazon.awssdk.services.rds.model.RdsException when there is none
     */
    public ServerRelease release(String version) {
        return account.versions()
                .family(Engine.POSTGRES.rdsName(), Optional.of(version))
                .release();
    }

    /** The server behind an instance or a cluster's writer, for what no API offers: to kill it or to hold it. */
    public DatabaseServer server(String identifier) {
        return account.clusters()
                .find(identifier)
                .flatMap(Cluster::writer)
                .map(account.instances()::named)
                .orElseGet(() -> account.instances().named(identifier))
                .server();
    }

    @Override
    public void close() {
        try (account) {
            connector.close();
        }
    }

    private static String password() {
        return new BigInteger(160, new SecureRandom()).toString(36);
    }
}
