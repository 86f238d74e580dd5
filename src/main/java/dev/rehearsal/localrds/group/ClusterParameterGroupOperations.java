package dev.rehearsal.localrds.group;

import dev.rehearsal.localrds.answer.Operation;
import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.localrds.answer.Requested;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.parameter.GroupKind;
import dev.rehearsal.localrds.parameter.ParameterGroup;
import dev.rehearsal.localrds.version.Family;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParameterGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParameterGroupsResponse;

/** Making, listing and deleting DB cluster parameter groups. */
public record ClusterParameterGroupOperations(RdsAccount account) {

    public List<Operation<?>> all() {
        return List.of(
                Operation.of(CreateDbClusterParameterGroupRequest.class, this::create)
                        .requires("DBClusterParameterGroupName", "DBParameterGroupFamily", "Description")
                        .understands("Tags"),
                Operation.of(DescribeDbClusterParameterGroupsRequest.class, this::describe)
                        .understands("DBClusterParameterGroupName", "MaxRecords", "Marker"),
                Operation.of(DeleteDbClusterParameterGroupRequest.class, this::delete)
                        .requires("DBClusterParameterGroupName"));
    }

    private CreateDbClusterParameterGroupResponse create(CreateDbClusterParameterGroupRequest request) {
        Family family = account.clusterGroups().family(request.dbParameterGroupFamily());
        String name = request.dbClusterParameterGroupName().toLowerCase(Locale.ROOT);
        ParameterGroup group = new ParameterGroup(
                Requested.identifier("DBClusterParameterGroupName", name),
                GroupKind.CLUSTER,
                family,
                request.description());
        account.clusterGroups().add(group);
        return CreateDbClusterParameterGroupResponse.builder()
                .dbClusterParameterGroup(told(group))
                .build();
    }

    private DescribeDbClusterParameterGroupsResponse describe(DescribeDbClusterParameterGroupsRequest request) {
        List<ParameterGroup> wanted = request.dbClusterParameterGroupName() == null
                ? account.clusterGroups().all()
                : List.of(account.clusterGroups().named(request.dbClusterParameterGroupName()));
        return DescribeDbClusterParameterGroupsResponse.builder()
                .dbClusterParameterGroups(wanted.stream()
                        .map(ClusterParameterGroupOperations::told)
                        .toList())
                .build();
    }

    private DeleteDbClusterParameterGroupResponse delete(DeleteDbClusterParameterGroupRequest request) {
        ParameterGroup group = account.clusterGroups().named(request.dbClusterParameterGroupName());
        if (group.isDefault()) {
            throw Refusal.groupState("Default DBClusterParameterGroup cannot be deleted: " + group.name());
        }
        if (!account.clusters().using(group.name()).isEmpty()) {
            throw Refusal.groupState(
                    "One or more database clusters are still members of this parameter group %s, so the group cannot be deleted"
                            .formatted(group.name()));
        }
        account.clusterGroups().remove(group);
        return DeleteDbClusterParameterGroupResponse.builder().build();
    }

    private static DBClusterParameterGroup told(ParameterGroup group) {
        return DBClusterParameterGroup.builder()
                .dbClusterParameterGroupName(group.name())
                .dbParameterGroupFamily(group.family().name())
                .description(group.description())
                .dbClusterParameterGroupArn(RdsAccount.arn("cluster-pg", group.name()))
                .build();
    }
}
