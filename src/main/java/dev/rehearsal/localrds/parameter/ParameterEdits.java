package dev.rehearsal.localrds.parameter;

import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.server.ServerSetting;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.RdsException;

/** Changes to the parameters of one group, of whichever kind. */
public record ParameterEdits(ParameterCatalog catalog, ParameterGroup group) {
    private static final int MOST_AT_ONCE = 20;

    /**
     * Makes all changes or none.
     *
     * @return the values that servers take over at once
     * @throws RdsException when one cannot be made
     */
    public Map<String, String> modify(List<Parameter> parameters) {
        if (parameters.size() > MOST_AT_ONCE) {
            throw Refusal.value("At most %d parameters can be modified at once".formatted(MOST_AT_ONCE));
        }
        ParameterCheck check = new ParameterCheck(catalog, group);
        parameters.forEach(check::modification);
        Map<String, String> atOnce = new HashMap<>();
        for (Parameter parameter : parameters) {
            group.set(parameter.parameterName(), parameter.parameterValue());
            if (parameter.applyMethod() == ApplyMethod.IMMEDIATE) {
                atOnce.put(parameter.parameterName(), parameter.parameterValue());
            }
        }
        return atOnce;
    }

    public void reset(boolean isAll, List<Parameter> parameters) {
        ParameterCheck check = new ParameterCheck(catalog, group);
        parameters.forEach(check::reset);
        if (isAll) {
            group.resetAll();
        } else {
            parameters.forEach(parameter -> group.reset(parameter.parameterName()));
        }
    }

    /** What a server runs with once it has forgotten the dynamic values that the group no longer has. */
    public Map<String, String> withoutReset(Map<String, String> inEffect) {
        Map<String, String> values = new HashMap<>(inEffect);
        values.keySet()
                .removeIf(name -> !group.values().containsKey(name)
                        && catalog.find(group, name)
                                .filter(setting -> !setting.isStatic())
                                .isPresent());
        return values;
    }

    /** Every parameter, or those of one source: {@code user} or {@code engine-default}. */
    public List<Parameter> told(String source) {
        Map<String, String> values = group.values();
        return catalog.all(group).stream()
                .map(setting -> told(setting, values))
                .filter(parameter -> source == null || source.equals(parameter.source()))
                .toList();
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
                .isModifiable(catalog.isModifiable(setting))
                .applyMethod(setting.isStatic() ? ApplyMethod.PENDING_REBOOT : ApplyMethod.IMMEDIATE)
                .build();
    }
}
