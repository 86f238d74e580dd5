package dev.rehearsal.localrds.parameter;

import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.server.ServerSetting;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.RdsException;

/** What RDS demands of a change to one parameter of a group. */
record ParameterCheck(ParameterCatalog catalog, ParameterGroup group) {
    private static final Set<String> SWITCHED = Set.of("0", "1", "on", "off", "true", "false", "yes", "no");

    /** @throws RdsException when the parameter cannot be changed so */
    void modification(Parameter parameter) {
        ServerSetting setting = known(parameter.parameterName());
        if (parameter.parameterValue() == null) {
            throw Refusal.missing("ParameterValue");
        }
        checkMethod(setting, parameter.applyMethod());
        checkValue(setting, parameter.parameterValue());
    }

    /** @throws RdsException when the parameter cannot be reset so */
    void reset(Parameter parameter) {
        checkMethod(known(parameter.parameterName()), parameter.applyMethod());
    }

    private ServerSetting known(String name) {
        if (name == null) {
            throw Refusal.missing("ParameterName");
        }
        ServerSetting setting = catalog.find(group, name)
                .orElseThrow(() -> Refusal.value("Could not find parameter with name: " + name));
        if (!catalog.isModifiable(setting)) {
            throw Refusal.value("The parameter %s cannot be modified.".formatted(name));
        }
        return setting;
    }

    private static void checkMethod(ServerSetting setting, ApplyMethod method) {
        if (method == null) {
            throw Refusal.missing("ApplyMethod");
        }
        if (setting.isStatic() && method == ApplyMethod.IMMEDIATE) {
            throw Refusal.combination("cannot use immediate apply method for static parameter: " + setting.name());
        }
    }

    private static void checkValue(ServerSetting setting, String value) {
        boolean isFitting = switch (setting.type()) {
            case "BOOLEAN" -> SWITCHED.contains(value);
            case "INTEGER", "REAL" -> isWithin(setting, value);
            default -> true;
        };
        if (!isFitting) {
            throw Refusal.value("Invalid parameter value: %s for: %s allowed values are: %s"
                    .formatted(
                            value,
                            setting.name(),
                            setting.type().equals("BOOLEAN") ? "0,1" : setting.least() + "-" + setting.most()));
        }
    }

    private static boolean isWithin(ServerSetting setting, String value) {
        try {
            double number = Double.parseDouble(value);
            return number >= Double.parseDouble(setting.least()) && number <= Double.parseDouble(setting.most());
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
