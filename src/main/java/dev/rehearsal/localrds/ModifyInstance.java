package dev.rehearsal.localrds;

import dev.rehearsal.server.PostgresRelease;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceResponse;

/**
 * Changes of an instance: some at once, some with an interruption, now or later. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.DBInstance.Modifying.html">Available
 * settings</a>)
 */
record ModifyInstance(RdsAccount account) {

    List<Operation<?>> all() {
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
                .understands(Surroundings.MEMBERS));
    }

    private ModifyDbInstanceResponse modify(ModifyDbInstanceRequest request) {
        Instance instance = account.instances().available(request.dbInstanceIdentifier());
        refuseUpgrade(instance, request);
        Optional<String> group = Optional.ofNullable(request.dbParameterGroupName())
                .map(name -> account.groups().fitting(name, instance.release()).name());
        PendingChanges wanted = wanted(instance.spec(), request);

        Optional.ofNullable(request.deletionProtection())
                .ifPresent(isProtected -> instance.change(spec -> spec.withDeletionProtection(isProtected)));
        group.filter(name -> !name.equals(instance.spec().group())).ifPresent(name -> {
            instance.change(spec -> spec.withGroup(name));
            instance.become(GroupState.APPLYING);
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
            new Running(account, instance).restart();
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
        if (instance.group() == GroupState.APPLYING) {
            instance.become(GroupState.ATTACHED);
        }
    }

    private void refuseUpgrade(Instance instance, ModifyDbInstanceRequest request) {
        if (request.engineVersion() == null) {
            return;
        }
        PostgresRelease now = instance.release();
        PostgresRelease wanted = account.versions().release("postgres", Optional.of(request.engineVersion()));
        if (wanted.major() < now.major()) {
            throw Refusal.combination(
                    "Cannot upgrade postgres from %s to %s".formatted(now.version(), wanted.version()));
        }
        if (wanted.major() > now.major() && !Boolean.TRUE.equals(request.allowMajorVersionUpgrade())) {
            throw Refusal.combination(
                    "The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.");
        }
        if (!wanted.equals(now)) {
            throw Refusal.notImitated(
                    "upgrade '%s' in place from %s to %s"
                            .formatted(instance.identifier(), now.version(), wanted.version()),
                    "embedded servers come without pg_upgrade; rehearse this runbook on containers or AWS");
        }
    }
}
