package dev.rehearsal.localrds.instance;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.localrds.answer.Operation;
import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.localrds.answer.Requested;
import dev.rehearsal.localrds.holding.IgnoredMembers;
import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.InstanceSpec;
import dev.rehearsal.localrds.holding.InstanceStatus;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.holding.Registration;
import dev.rehearsal.localrds.running.FirstStart;
import dev.rehearsal.localrds.running.MasterUser;
import dev.rehearsal.localrds.running.Restart;
import dev.rehearsal.localrds.version.Family;
import dev.rehearsal.server.DatabaseServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.RebootDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.RebootDbInstanceResponse;

/** Creating, describing and rebooting DB instances. */
public record InstanceOperations(RdsAccount account) {
    private static final int DEFAULT_STORAGE = 20;

    public List<Operation<?>> all() {
        return List.of(
                Operation.of(CreateDbInstanceRequest.class, this::create)
                        .requires("DBInstanceIdentifier", "DBInstanceClass", "Engine")
                        .understands(
                                "EngineVersion",
                                "MasterUsername",
                                "MasterUserPassword",
                                "DBName",
                                "BackupRetentionPeriod",
                                "DBParameterGroupName",
                                "Port",
                                "DeletionProtection",
                                "AllocatedStorage",
                                "DBClusterIdentifier")
                        .understands(IgnoredMembers.members()),
                Operation.of(DescribeDbInstancesRequest.class, this::describe)
                        .understands("DBInstanceIdentifier", "MaxRecords", "Marker"),
                Operation.of(RebootDbInstanceRequest.class, this::reboot)
                        .requires("DBInstanceIdentifier")
                        .understands("ForceFailover"));
    }

    private CreateDbInstanceResponse create(CreateDbInstanceRequest request) {
        if (request.dbClusterIdentifier() != null) {
            return CreateDbInstanceResponse.builder()
                    .dbInstance(told(new CreateMember(account).create(request)))
                    .build();
        }
        String identifier = account.instances().free(request.dbInstanceIdentifier());
        Family family = account.versions().family(request.engine(), Optional.ofNullable(request.engineVersion()));
        if (family.engine().isCluster()) {
            throw Refusal.combination(
                    "An instance of engine %s must be a member of a DB cluster: name it by DBClusterIdentifier"
                            .formatted(family.engine().rdsName()));
        }
        InstanceSpec spec = spec(request, family);
        Credentials login = new Credentials(spec.masterUser(), Requested.masterPassword(request.masterUserPassword()));
        Instance instance = new Registration(account)
                .register(identifier, family, spec, Optional.empty(), Optional.ofNullable(request.port()));
        instance.lane().later(() -> build(instance, login));
        return CreateDbInstanceResponse.builder().dbInstance(told(instance)).build();
    }

    private InstanceSpec spec(CreateDbInstanceRequest request, Family family) {
        return new InstanceSpec(
                request.dbInstanceClass(),
                account.groups()
                        .fitting(
                                Optional.ofNullable(request.dbParameterGroupName())
                                        .orElse(family.defaultGroup()),
                                family)
                        .name(),
                Requested.backupRetention(request.backupRetentionPeriod()).orElse(1),
                Boolean.TRUE.equals(request.deletionProtection()),
                Optional.ofNullable(request.allocatedStorage()).orElse(DEFAULT_STORAGE),
                Requested.masterUser(request.masterUsername()),
                Optional.ofNullable(request.dbName()));
    }

    private void build(Instance instance, Credentials login) throws InterruptedException {
        DatabaseServer server = account.servers().create(instance.release(), instance.identifier());
        instance.serveFrom(server);
        // Nothing is lost if the machine crashes before the first real start, so nothing waits for the disk.
        server.start(Map.of("fsync", "off"));
        new MasterUser(login, account.replication())
                .prepare(server, instance.spec().database());
        server.stop();
        new FirstStart(account, instance).run();
    }

    private DescribeDbInstancesResponse describe(DescribeDbInstancesRequest request) {
        List<Instance> wanted = request.dbInstanceIdentifier() == null
                ? account.instances().all()
                : List.of(account.instances().named(request.dbInstanceIdentifier()));
        return DescribeDbInstancesResponse.builder()
                .dbInstances(wanted.stream().map(this::told).toList())
                .build();
    }

    private RebootDbInstanceResponse reboot(RebootDbInstanceRequest request) {
        Instance instance = account.instances().named(request.dbInstanceIdentifier());
        if (instance.status() != InstanceStatus.INCOMPATIBLE_PARAMETERS) {
            account.instances().available(instance.identifier());
        }
        if (Boolean.TRUE.equals(request.forceFailover())) {
            throw Refusal.combination(
                    "Cannot force failover since the instance isn't configured for Multi-AZ: " + instance.identifier());
        }
        instance.become(InstanceStatus.REBOOTING);
        instance.lane().later(() -> {
            instance.become(InstanceStatus.REBOOTING);
            new Restart(account, instance).run();
            instance.become(InstanceStatus.AVAILABLE);
        });
        return RebootDbInstanceResponse.builder().dbInstance(told(instance)).build();
    }

    private DBInstance told(Instance instance) {
        return new Description(account, instance).told();
    }
}
