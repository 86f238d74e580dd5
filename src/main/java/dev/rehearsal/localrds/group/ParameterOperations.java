package dev.rehearsal.localrds.group;

import dev.rehearsal.localrds.answer.Operation;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.parameter.ParameterEdits;
import dev.rehearsal.localrds.parameter.ParameterGroup;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.ResetDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ResetDbParameterGroupResponse;

/**
 * The parameters of a group: static ones wait for a reboot, dynamic ones need not. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html">Working with parameter
 * groups</a>)
 */
public record ParameterOperations(RdsAccount account) {

    public List<Operation<?>> all() {
        return List.of(
                Operation.of(ModifyDbParameterGroupRequest.class, this::modify)
                        .requires("DBParameterGroupName", "Parameters"),
                Operation.of(ResetDbParameterGroupRequest.class, this::reset)
                        .requires("DBParameterGroupName")
                        .understands("ResetAllParameters", "Parameters"),
                Operation.of(DescribeDbParametersRequest.class, this::describe)
                        .requires("DBParameterGroupName")
                        .understands("Source", "MaxRecords", "Marker"));
    }

    private ModifyDbParameterGroupResponse modify(ModifyDbParameterGroupRequest request) {
        ParameterGroup group = account.groups().modifiable(request.dbParameterGroupName());
        Map<String, String> atOnce = edits(group).modify(request.parameters());
        uses(group).forEach(use -> use.take(atOnce));
        return ModifyDbParameterGroupResponse.builder()
                .dbParameterGroupName(group.name())
                .build();
    }

    private ResetDbParameterGroupResponse reset(ResetDbParameterGroupRequest request) {
        ParameterGroup group = account.groups().modifiable(request.dbParameterGroupName());
        edits(group).reset(Boolean.TRUE.equals(request.resetAllParameters()), request.parameters());
        uses(group).forEach(use -> use.forget(edits(group)));
        return ResetDbParameterGroupResponse.builder()
                .dbParameterGroupName(group.name())
                .build();
    }

    private DescribeDbParametersResponse describe(DescribeDbParametersRequest request) {
        ParameterGroup group = account.groups().named(request.dbParameterGroupName());
        return DescribeDbParametersResponse.builder()
                .parameters(edits(group).told(request.source()))
                .build();
    }

    private ParameterEdits edits(ParameterGroup group) {
        return new ParameterEdits(account.catalog(), group);
    }

    private List<GroupUse> uses(ParameterGroup group) {
        return account.instances().using(group.name()).stream()
                .map(instance -> new GroupUse(account, instance, instance.group()))
                .toList();
    }
}
