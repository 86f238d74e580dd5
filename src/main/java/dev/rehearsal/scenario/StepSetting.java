package dev.rehearsal.scenario;

import java.util.Optional;

/**
 * One setting of a step, for people.
 *
 * @param wanted how its value is written, as in {@code a duration}
 * @param byDefault what it is when the file does not say
 * @param says what it means, in one sentence; empty when nobody said
 */
public record StepSetting(String key, String wanted, Optional<String> byDefault, boolean isRequired, String says) {
    static StepSetting of(Component component) {
        return new StepSetting(
                component.key(),
                component.notation().wanted(),
                component.byDefault().filter(value -> !value.equals("[]")),
                component.isRequired(),
                component.says().orElse(""));
    }
}
