package dev.rehearsal.localrds.instance;

import dev.rehearsal.localrds.answer.Operation;
import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.localrds.answer.Requested;
import dev.rehearsal.localrds.holding.Cluster;
import dev.rehearsal.localrds.holding.IgnoredMembers;
import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.InstanceSpec;
import dev.rehearsal.localrds.holding.PendingChanges;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.holding.Timings;
import dev.rehearsal.localrds.parameter.GroupState;
import dev.rehearsal.localrds.running.Backups;
import dev.rehearsal.localrds.running.Restart;
import dev.rehearsal.localrds.version.VersionChange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceResponse;

/**
 * Changes of an instance: some at once, some with an interruption, now or later. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.DBInstance.Modifying.html">Available
 * settings</a>)
 */
public record ModifyInstance(RdsAccount account) {

    public List<Operation<?>> all() {
        return List.of(Operation.of(ModifyDbInstanceRequest.class, this::modify)
                .requires("DBInstanceIdentifier")
                .understands(
                        "DBInstanceClass",
                        "DBParameterGroupName",
                        "BackupRetentionPeriod",
                        "DeletionProtection",
                        "AllocatedStorage",
                        "EngineVersion",
                        "AllowMajorVersionUpgrade",
                        "ApplyImmediately")
                .understands(IgnoredMembers.members()));
    }

    private ModifyDbInstanceResponse modify(ModifyDbInstanceRequest request) {
        Instance instance = account.instances().available(request.dbInstanceIdentifier());
        instance.cluster().ifPresent(cluster -> refuseWhatTheClusterDecides(cluster, request));
        refuseUpgrade(instance, request);
        Optional<String> group = Optional.ofNullable(request.dbParameterGroupName())
                .map(name -> account.groups().fitting(name, instance.family()).name());
        PendingChanges wanted = wanted(instance.spec(), request);

        Optional.ofNullable(request.deletionProtection())
                .ifPresent(isProtected -> instance.change(spec -> spec.withDeletionProtection(isProtected)));
        group.filter(name -> !name.equals(instance.spec().group())).ifPresent(name -> {
            instance.change(spec -> spec.withGroup(name));
            instance.group().become(GroupState.APPLYING);
        });
        instance.postpone(wanted);
        boolean isNow = Boolean.TRUE.equals(request.applyImmediately());
        if (isNow && !instance.pending().isEmpty()) {
            instance.lane().later(() -> apply(instance));
        } else if (group.isPresent()) {
            instance.lane().later(() -> {
                show(instance);
                instance.endChange();
            });
        }
        return ModifyDbInstanceResponse.builder()
                .dbInstance(new Description(account, instance).told())
                .build();
    }

    private static void refuseWhatTheClusterDecides(Cluster cluster, ModifyDbInstanceRequest request) {
        boolean isDecided = Stream.of(
                        request.engineVersion(),
                        request.backupRetentionPeriod(),
                        request.deletionProtection(),
                        request.allocatedStorage())
                .anyMatch(Objects::nonNull);
        if (isDecided) {
            throw Refusal.combination(
                    ("The specified DB Instance is a member of DB Cluster %s. Modify engine version, backup retention, "
                                    + "deletion protection and storage for the DB Cluster using the ModifyDBCluster API")
                            .formatted(cluster.identifier()));
        }
    }

    private static PendingChanges wanted(InstanceSpec spec, ModifyDbInstanceRequest request) {
        return new PendingChanges(
                Optional.ofNullable(request.dbInstanceClass()).filter(name -> !name.equals(spec.instanceClass())),
                Requested.backupRetention(request.backupRetentionPeriod())
                        .filter(days -> days != spec.backupRetention()),
                Optional.ofNullable(request.allocatedStorage()).filter(size -> size != spec.allocatedStorage()));
    }

    private void apply(Instance instance) throws InterruptedException {
        show(instance);
        InstanceSpec before = instance.spec();
        boolean isOtherMachine =
                !instance.pending().applied(before).instanceClass().equals(before.instanceClass());
        if (isOtherMachine) {
            new Restart(account, instance).run();
        }
        instance.applyPending();
        if (before.backupRetention() == 0) {
            new Backups(account, instance).automated();
        }
        instance.endChange();
    }

    /** The status follows an accepted change with a lag, which is what makes waiting for {@code available} unsafe. */
    private void show(Instance instance) throws InterruptedException {
        Timings.pass(account.timings().beforeModifying());
        instance.beginChange();
        Timings.pass(account.timings().modifying());
        if (instance.group().state() == GroupState.APPLYING) {
            instance.group().become(GroupState.ATTACHED);
        }
    }

    private void refuseUpgrade(Instance instance, ModifyDbInstanceRequest request) {
        if (request.engineVersion() == null) {
            return;
        }
        VersionChange change = new VersionChange(
                instance.identifier(),
                instance.family(),
                account.versions()
                        .family(instance.family().engine().rdsName(), Optional.of(request.engineVersion()))
                        .release());
        change.check(Boolean.TRUE.equals(request.allowMajorVersionUpgrade()));
        if (!change.isNone()) {
            throw change.notImitated(
                    "embedded servers come without pg_upgrade; rehearse this runbook on containers or AWS");
        }
    }
}
