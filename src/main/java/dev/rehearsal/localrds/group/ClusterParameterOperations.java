package dev.rehearsal.localrds.group;

import dev.rehearsal.localrds.answer.Operation;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.parameter.ParameterEdits;
import dev.rehearsal.localrds.parameter.ParameterGroup;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.ResetDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ResetDbClusterParameterGroupResponse;

/**
 * The parameters of a cluster's group, which every member has: static ones wait for the members' reboot. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_WorkingWithDBClusterParamGroups.html">DB
 * cluster parameter groups</a>)
 */
public record ClusterParameterOperations(RdsAccount account) {

    public List<Operation<?>> all() {
        return List.of(
                Operation.of(ModifyDbClusterParameterGroupRequest.class, this::modify)
                        .requires("DBClusterParameterGroupName", "Parameters"),
                Operation.of(ResetDbClusterParameterGroupRequest.class, this::reset)
                        .requires("DBClusterParameterGroupName")
                        .understands("ResetAllParameters", "Parameters"),
                Operation.of(DescribeDbClusterParametersRequest.class, this::describe)
                        .requires("DBClusterParameterGroupName")
                        .understands("Source", "MaxRecords", "Marker"));
    }

    private ModifyDbClusterParameterGroupResponse modify(ModifyDbClusterParameterGroupRequest request) {
        ParameterGroup group = account.clusterGroups().modifiable(request.dbClusterParameterGroupName());
        Map<String, String> atOnce = edits(group).modify(request.parameters());
        uses(group).forEach(use -> use.take(atOnce));
        return ModifyDbClusterParameterGroupResponse.builder()
                .dbClusterParameterGroupName(group.name())
                .build();
    }

    private ResetDbClusterParameterGroupResponse reset(ResetDbClusterParameterGroupRequest request) {
        ParameterGroup group = account.clusterGroups().modifiable(request.dbClusterParameterGroupName());
        edits(group).reset(Boolean.TRUE.equals(request.resetAllParameters()), request.parameters());
        uses(group).forEach(use -> use.forget(edits(group)));
        return ResetDbClusterParameterGroupResponse.builder()
                .dbClusterParameterGroupName(group.name())
                .build();
    }

    private DescribeDbClusterParametersResponse describe(DescribeDbClusterParametersRequest request) {
        ParameterGroup group = account.clusterGroups().named(request.dbClusterParameterGroupName());
        return DescribeDbClusterParametersResponse.builder()
                .parameters(edits(group).told(request.source()))
                .build();
    }

    private ParameterEdits edits(ParameterGroup group) {
        return new ParameterEdits(account.catalog(), group);
    }

    private List<GroupUse> uses(ParameterGroup group) {
        return account.clusters().using(group.name()).stream()
                .flatMap(cluster -> account.instances().membersOf(cluster).stream())
                .map(member -> new GroupUse(
                        account, member, member.membership().orElseThrow().group()))
                .toList();
    }
}
