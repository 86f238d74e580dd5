package dev.rehearsal.step.rds;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.DBParameterGroup;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DeleteDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.ResetDbParameterGroupRequest;

/** Parameter groups of instances. */
record InstanceParameterGroups(Server server) implements ParameterGroups {
    @Override
    public Optional<String> family(String name) {
        try {
            return rds().describeDBParameterGroups(r -> r.dbParameterGroupName(name)).dbParameterGroups().stream()
                    .findFirst()
                    .map(DBParameterGroup::dbParameterGroupFamily);
        } catch (DbParameterGroupNotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public Stream<Parameter> parameters(String name) {
        return rds().describeDBParametersPaginator(r -> r.dbParameterGroupName(name)).parameters().stream();
    }

    @Override
    public Stream<Use> uses() {
        return rds().describeDBInstancesPaginator().dbInstances().stream()
                .flatMap(instance -> instance.dbParameterGroups().stream()
                        .map(group -> new Use(instance.dbInstanceIdentifier(), group.dbParameterGroupName())));
    }

    @Override
    public ApiCall creating(String name, String family) {
        return ApiCall.of(
                server,
                RdsClient::createDBParameterGroup,
                CreateDbParameterGroupRequest.builder()
                        .dbParameterGroupName(name)
                        .dbParameterGroupFamily(family)
                        .description("Logical replication for the upgrade of " + server.identifier())
                        .build());
    }

    @Override
    public ApiCall setting(String name, List<Parameter> parameters) {
        return ApiCall.of(
                server,
                RdsClient::modifyDBParameterGroup,
                ModifyDbParameterGroupRequest.builder()
                        .dbParameterGroupName(name)
                        .parameters(parameters)
                        .build());
    }

    @Override
    public ApiCall resetting(String name, List<Parameter> parameters) {
        return ApiCall.of(
                server,
                RdsClient::resetDBParameterGroup,
                ResetDbParameterGroupRequest.builder()
                        .dbParameterGroupName(name)
                        .resetAllParameters(false)
                        .parameters(parameters)
                        .build());
    }

    @Override
    public ApiCall attaching(String name) {
        return ApiCall.of(
                server,
                RdsClient::modifyDBInstance,
                ModifyDbInstanceRequest.builder()
                        .dbInstanceIdentifier(server.identifier())
                        .dbParameterGroupName(name)
                        .applyImmediately(true)
                        .build());
    }

    @Override
    public ApiCall deleting(String name) {
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
