package dev.rehearsal.localrds;

import dev.rehearsal.server.ServerSetting;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.ResetDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ResetDbParameterGroupResponse;

/**
 * The parameters of a group: static ones wait for a reboot, dynamic ones need not. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html">Working with parameter
 * groups</a>)
 */
record ParameterOperations(RdsAccount account) {
    private static final int MOST_AT_ONCE = 20;

    List<Operation<?>> all() {
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
        ParameterGroup group = modifiable(request.dbParameterGroupName());
        if (request.parameters().size() > MOST_AT_ONCE) {
            throw Refusal.value("At most %d parameters can be modified at once".formatted(MOST_AT_ONCE));
        }
        ParameterCheck check = new ParameterCheck(account.catalog(), group.release());
        request.parameters().forEach(parameter -> check.modification(parameter));
        Map<String, String> atOnce = new HashMap<>();
        for (Parameter parameter : request.parameters()) {
            group.set(parameter.parameterName(), parameter.parameterValue());
            if (parameter.applyMethod() == ApplyMethod.IMMEDIATE) {
                atOnce.put(parameter.parameterName(), parameter.parameterValue());
            }
        }
        account.instances().using(group.name()).forEach(instance -> reload(instance, atOnce));
        return ModifyDbParameterGroupResponse.builder()
                .dbParameterGroupName(group.name())
                .build();
    }

    private ResetDbParameterGroupResponse reset(ResetDbParameterGroupRequest request) {
        ParameterGroup group = modifiable(request.dbParameterGroupName());
        ParameterCheck check = new ParameterCheck(account.catalog(), group.release());
        request.parameters().forEach(check::reset);
        if (Boolean.TRUE.equals(request.resetAllParameters())) {
            group.resetAll();
        } else {
            request.parameters().forEach(parameter -> group.reset(parameter.parameterName()));
        }
        account.instances().using(group.name()).forEach(instance -> dropDynamic(instance, group));
        return ResetDbParameterGroupResponse.builder()
                .dbParameterGroupName(group.name())
                .build();
    }

    private void reload(Instance instance, Map<String, String> atOnce) {
        if (atOnce.isEmpty() || instance.group() != GroupState.IN_USE) {
            return;
        }
        instance.lane().later(() -> {
            Map<String, String> values = new HashMap<>(instance.parametersInEffect());
            values.putAll(atOnce);
            new Running(account, instance).reload(values);
        });
    }

    private void dropDynamic(Instance instance, ParameterGroup group) {
        instance.lane().later(() -> {
            Map<String, String> values = new HashMap<>(instance.parametersInEffect());
            values.keySet()
                    .removeIf(name -> !group.values().containsKey(name)
                            && account.catalog()
                                    .find(group.release(), name)
                                    .filter(setting -> !setting.isStatic())
                                    .isPresent());
            new Running(account, instance).reload(values);
        });
    }

    private ParameterGroup modifiable(String name) {
        ParameterGroup group = account.groups().named(name);
        if (group.isDefault()) {
            throw Refusal.groupState("Default DBParameterGroups cannot be modified: " + group.name());
        }
        return group;
    }

    private DescribeDbParametersResponse describe(DescribeDbParametersRequest request) {
        ParameterGroup group = account.groups().named(request.dbParameterGroupName());
        Map<String, String> values = group.values();
        List<Parameter> all = account.catalog().all(group.release()).stream()
                .map(setting -> told(setting, values))
                .filter(parameter ->
                        request.source() == null || request.source().equals(parameter.source()))
                .toList();
        return DescribeDbParametersResponse.builder().parameters(all).build();
    }

    private Parameter told(ServerSetting setting, Map<String, String> values) {
        boolean isSet = values.containsKey(setting.name());
        return Parameter.builder()
                .parameterName(setting.name())
                .parameterValue(isSet ? values.get(setting.name()) : setting.standard())
                .description(setting.description())
                .source(isSet ? "user" : "engine-default")
                .applyType(setting.isStatic() ? "static" : "dynamic")
                .dataType(setting.type().toLowerCase(Locale.ROOT))
                .allowedValues(setting.least().isEmpty() ? null : setting.least() + "-" + setting.most())
                .isModifiable(account.catalog().isModifiable(setting))
                .applyMethod(setting.isStatic() ? ApplyMethod.PENDING_REBOOT : ApplyMethod.IMMEDIATE)
                .build();
    }
}
