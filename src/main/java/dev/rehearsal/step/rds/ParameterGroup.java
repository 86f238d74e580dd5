package dev.rehearsal.step.rds;

import dev.rehearsal.database.Engine;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroup;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DeleteDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.ResetDbParameterGroupRequest;

/** A parameter group by its name, for the server that uses it or shall. */
record ParameterGroup(Server server, String name) {
    /** The one attached to the instance. */
    static ParameterGroup of(Server server, DBInstance instance) {
        return new ParameterGroup(server, attached(instance).dbParameterGroupName());
    }

    /** The one that is made for a server whose own cannot be modified. */
    static ParameterGroup madeFor(Server server) {
        return new ParameterGroup(server, server.identifier() + "-logical-replication");
    }

    static DBParameterGroupStatus attached(DBInstance instance) {
        return instance.dbParameterGroups().get(0);
    }

    static boolean isInSync(DBInstance instance) {
        return attached(instance).parameterApplyStatus().equals("in-sync");
    }

    /** RDS's own groups cannot be modified. */
    boolean isDefault() {
        return name.startsWith("default.");
    }

    boolean isAttachedTo(DBInstance instance) {
        return attached(instance).dbParameterGroupName().equals(name);
    }

    boolean awaitsReboot(DBInstance instance) {
        return isAttachedTo(instance)
                && attached(instance).parameterApplyStatus().equals("pending-reboot")
                && instance.dbInstanceStatus().equals("available");
    }

    /** The family it was made for; empty when there is no such group. */
    Optional<String> family() {
        try {
            return rds().describeDBParameterGroups(r -> r.dbParameterGroupName(name)).dbParameterGroups().stream()
                    .findFirst()
                    .map(DBParameterGroup::dbParameterGroupFamily);
        } catch (DbParameterGroupNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The values of these parameters; empty text where there is none. */
    Map<LogicalReplicationParameter, String> values() {
        Map<LogicalReplicationParameter, String> values = new EnumMap<>(LogicalReplicationParameter.class);
        for (LogicalReplicationParameter each : LogicalReplicationParameter.values()) {
            values.put(each, "");
        }
        rds().describeDBParametersPaginator(r -> r.dbParameterGroupName(name)).parameters().stream()
                .filter(parameter -> parameter.parameterValue() != null)
                .forEach(parameter -> values.replaceAll((wanted, value) ->
                        wanted.rdsName().equals(parameter.parameterName()) ? parameter.parameterValue() : value));
        return values;
    }

    /** Other instances whose parameters change along. */
    List<String> otherUsers() {
        return rds().describeDBInstancesPaginator().dbInstances().stream()
                .filter(this::isAttachedTo)
                .map(DBInstance::dbInstanceIdentifier)
                .filter(identifier -> !identifier.equals(server.identifier()))
                .toList();
    }

    ApiCall creating(DBInstance instance) {
        String family = Engine.named(instance.engine()).family(instance.engineVersion());
        return ApiCall.of(
                server,
                RdsClient::createDBParameterGroup,
                CreateDbParameterGroupRequest.builder()
                        .dbParameterGroupName(name)
                        .dbParameterGroupFamily(family)
                        .description("Logical replication for the upgrade of " + server.identifier())
                        .build());
    }

    ApiCall setting(List<Parameter> parameters) {
        return ApiCall.of(
                server,
                RdsClient::modifyDBParameterGroup,
                ModifyDbParameterGroupRequest.builder()
                        .dbParameterGroupName(name)
                        .parameters(parameters)
                        .build());
    }

    ApiCall resetting(List<Parameter> parameters) {
        return ApiCall.of(
                server,
                RdsClient::resetDBParameterGroup,
                ResetDbParameterGroupRequest.builder()
                        .dbParameterGroupName(name)
                        .resetAllParameters(false)
                        .parameters(parameters)
                        .build());
    }

    ApiCall attaching() {
        return ApiCall.of(
                server,
                RdsClient::modifyDBInstance,
                ModifyDbInstanceRequest.builder()
                        .dbInstanceIdentifier(server.identifier())
                        .dbParameterGroupName(name)
                        .applyImmediately(true)
                        .build());
    }

    ApiCall deleting() {
        return ApiCall.of(
                server,
                RdsClient::deleteDBParameterGroup,
                DeleteDbParameterGroupRequest.builder()
                        .dbParameterGroupName(name)
                        .build());
    }

    private RdsClient rds() {
        return server.context().rds();
    }
}
