package dev.rehearsal.step.rds;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;
import software.amazon.awssdk.services.rds.model.DbClusterParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.ResetDbClusterParameterGroupRequest;

/** Parameter groups of clusters. */
record ClusterParameterGroups(Server server) implements ParameterGroups {
    @Override
    public Optional<String> family(String name) {
        try {
            return rds()
                    .describeDBClusterParameterGroups(r -> r.dbClusterParameterGroupName(name))
                    .dbClusterParameterGroups()
                    .stream()
                    .findFirst()
                    .map(DBClusterParameterGroup::dbParameterGroupFamily);
        } catch (DbClusterParameterGroupNotFoundException | DbParameterGroupNotFoundException e) {
            // The API's description names the one, its service answers with the other.
            return Optional.empty();
        }
    }

    @Override
    public Stream<Parameter> parameters(String name) {
        return rds()
                .describeDBClusterParametersPaginator(r -> r.dbClusterParameterGroupName(name))
                .parameters()
                .stream();
    }

    @Override
    public Stream<Use> uses() {
        return rds().describeDBClustersPaginator().dbClusters().stream()
                .map(cluster -> new Use(cluster.dbClusterIdentifier(), cluster.dbClusterParameterGroup()));
    }

    @Override
    public ApiCall creating(String name, String family) {
        return ApiCall.of(
                server,
                RdsClient::createDBClusterParameterGroup,
                CreateDbClusterParameterGroupRequest.builder()
                        .dbClusterParameterGroupName(name)
                        .dbParameterGroupFamily(family)
                        .description("Logical replication for the upgrade of " + server.identifier())
                        .build());
    }

    @Override
    public ApiCall setting(String name, List<Parameter> parameters) {
        return ApiCall.of(
                server,
                RdsClient::modifyDBClusterParameterGroup,
                ModifyDbClusterParameterGroupRequest.builder()
                        .dbClusterParameterGroupName(name)
                        .parameters(parameters)
                        .build());
    }

    @Override
    public ApiCall resetting(String name, List<Parameter> parameters) {
        return ApiCall.of(
                server,
                RdsClient::resetDBClusterParameterGroup,
                ResetDbClusterParameterGroupRequest.builder()
                        .dbClusterParameterGroupName(name)
                        .resetAllParameters(false)
                        .parameters(parameters)
                        .build());
    }

    @Override
    public ApiCall attaching(String name) {
        return ApiCall.of(
                server,
                RdsClient::modifyDBCluster,
                ModifyDbClusterRequest.builder()
                        .dbClusterIdentifier(server.identifier())
                        .dbClusterParameterGroupName(name)
                        .applyImmediately(true)
                        .build());
    }

    @Override
    public ApiCall deleting(String name) {
        return ApiCall.of(
                server,
                RdsClient::deleteDBClusterParameterGroup,
                DeleteDbClusterParameterGroupRequest.builder()
                        .dbClusterParameterGroupName(name)
                        .build());
    }

    private RdsClient rds() {
        return server.context().rds();
    }
}
