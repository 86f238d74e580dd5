package dev.rehearsal.localrds.group;

import dev.rehearsal.localrds.answer.Operation;
import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.parameter.GroupKind;
import dev.rehearsal.localrds.parameter.ParameterGroup;
import dev.rehearsal.localrds.version.Family;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DBParameterGroup;
import software.amazon.awssdk.services.rds.model.DeleteDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbParameterGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbParameterGroupsResponse;

/** Making, listing and deleting DB parameter groups. */
public record ParameterGroupOperations(RdsAccount account) {

    public List<Operation<?>> all() {
        return List.of(
                Operation.of(CreateDbParameterGroupRequest.class, this::create)
                        .requires("DBParameterGroupName", "DBParameterGroupFamily", "Description")
                        .understands("Tags"),
                Operation.of(DescribeDbParameterGroupsRequest.class, this::describe)
                        .understands("DBParameterGroupName", "MaxRecords", "Marker"),
                Operation.of(DeleteDbParameterGroupRequest.class, this::delete).requires("DBParameterGroupName"));
    }

    private CreateDbParameterGroupResponse create(CreateDbParameterGroupRequest request) {
        Family family = account.groups().family(request.dbParameterGroupFamily());
        String name = request.dbParameterGroupName().toLowerCase(Locale.ROOT);
        if (!name.matches("[a-z](-?[a-z0-9])*")) {
            throw Refusal.value("The parameter DBParameterGroupName is not a valid identifier: " + name);
        }
        ParameterGroup group = new ParameterGroup(name, GroupKind.INSTANCE, family, request.description());
        account.groups().add(group);
        return CreateDbParameterGroupResponse.builder()
                .dbParameterGroup(told(group))
                .build();
    }

    private DescribeDbParameterGroupsResponse describe(DescribeDbParameterGroupsRequest request) {
        List<ParameterGroup> wanted = request.dbParameterGroupName() == null
                ? account.groups().all()
                : List.of(account.groups().named(request.dbParameterGroupName()));
        return DescribeDbParameterGroupsResponse.builder()
                .dbParameterGroups(
                        wanted.stream().map(ParameterGroupOperations::told).toList())
                .build();
    }

    private DeleteDbParameterGroupResponse delete(DeleteDbParameterGroupRequest request) {
        ParameterGroup group = account.groups().named(request.dbParameterGroupName());
        if (group.isDefault()) {
            throw Refusal.groupState("Default DBParameterGroup cannot be deleted: " + group.name());
        }
        if (!account.instances().using(group.name()).isEmpty()) {
            throw Refusal.groupState(
                    "One or more database instances are still members of this parameter group %s, so the group cannot be deleted"
                            .formatted(group.name()));
        }
        account.groups().remove(group);
        return DeleteDbParameterGroupResponse.builder().build();
    }

    private static DBParameterGroup told(ParameterGroup group) {
        return DBParameterGroup.builder()
                .dbParameterGroupName(group.name())
                .dbParameterGroupFamily(group.family().name())
                .description(group.description())
                .dbParameterGroupArn(RdsAccount.arn("pg", group.name()))
                .build();
    }
}
