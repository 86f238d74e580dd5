package dev.rehearsal.step.rds;

import dev.rehearsal.database.Engine;
import dev.rehearsal.database.postgres.LogicalDecoding;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.time.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.RebootDbInstanceRequest;

/** Whether an instance can publish its changes, as RDS and the server show it. */
record LogicalReplication(Server server) {
    static LogicalReplication on(StepContext context, String role) {
        return new LogicalReplication(new Server(context, role));
    }

    /** What is to be done with the instance; blocked where there is none, or none that has a parameter group. */
    Intent with(Function<DBInstance, Intent> intent) {
        Optional<DBInstance> instance = server.find();
        if (instance.isEmpty()) {
            return Intent.to(List.of()).after(server.missing());
        }
        Engine engine = Engine.named(instance.get().engine());
        return engine == Engine.POSTGRES
                ? intent.apply(instance.get())
                : Intent.blocked(
                        List.of("'%s' is %s, and this step sets the parameters of a PostgreSQL instance; choose one"
                                .formatted(server.role(), engine.rdsName())));
    }

    /** What the server lacks, as in {@code max_wal_senders = 10}; empty when everything is in effect. */
    Observation isOnServer() {
        return server.seen(sql -> {
            List<String> missing = new ArrayList<>(LogicalDecoding.below(sql, LogicalReplicationParameter.settings()));
            if (!LogicalDecoding.isOn(sql)) {
                missing.add("wal_level is not logical");
            }
            return Observation.of(missing.isEmpty(), String.join(", ", missing));
        });
    }

    Observation isOn(DBInstance instance) {
        return isInSync(instance) ? isOnServer() : Observation.notYet(seen(instance));
    }

    Observation isOff(DBInstance instance) {
        return isInSync(instance)
                ? server.seen(sql -> Observation.of(!LogicalDecoding.isOn(sql), "wal_level is logical"))
                : Observation.notYet(seen(instance));
    }

    /** The server answers with the parameters of its group, whatever they are. */
    Observation isBack(DBInstance instance) {
        return isInSync(instance)
                ? server.seen(sql -> Observation.of(sql.holds("select true"), "no answer"))
                : Observation.notYet(seen(instance));
    }

    private static boolean isInSync(DBInstance instance) {
        return ParameterGroup.isInSync(instance) && Server.isSettled(instance);
    }

    List<String> slots() {
        try (var sql = server.context().sql(server.role())) {
            return LogicalDecoding.slots(sql);
        }
    }

    /** Static parameters take effect when the server has restarted. */
    ApiCall rebooting() {
        return ApiCall.of(
                server,
                RdsClient::rebootDBInstance,
                RebootDbInstanceRequest.builder()
                        .dbInstanceIdentifier(server.identifier())
                        .build());
    }

    Deed awaitingReboot(ParameterGroup group) {
        return server.waiting(
                "parameter group '%s' is attached and awaits a reboot".formatted(group.name()),
                now -> Observation.of(group.awaitsReboot(now), seen(now)));
    }

    static String seen(DBInstance instance) {
        return "%s, parameter group %s %s"
                .formatted(
                        instance.dbInstanceStatus(),
                        ParameterGroup.attached(instance).dbParameterGroupName(),
                        ParameterGroup.attached(instance).parameterApplyStatus());
    }
}
