package dev.rehearsal.step;

import dev.rehearsal.time.Durations;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A step's settings much as its scenario file says them; those that say nothing are left out. */
public final class SettingsInWords {
    private SettingsInWords() {}

    /** Such as {@code on: blue, margin: 100}; empty for a step without any. */
    public static String of(Step step) {
        RecordComponent[] components = step.getClass().getRecordComponents();
        return components == null
                ? ""
                : Arrays.stream(components)
                        .flatMap(component ->
                                value(step, component)
                                        .map(value -> "%s: %s".formatted(component.getName(), value))
                                        .stream())
                        .collect(Collectors.joining(", "));
    }

    private static Optional<String> value(Step step, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return Optional.of(inWords(component.getAccessor().invoke(step))).filter(value -> !value.isBlank());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read %s of %s".formatted(component, step.verb()), e);
        }
    }

    private static String inWords(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.<String>map(SettingsInWords::inWords).orElse("");
        }
        if (value instanceof Duration duration) {
            return Durations.inWords(duration);
        }
        if (value instanceof Enum<?> word) {
            return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        if (value instanceof Collection<?> values) {
            return values.stream().map(SettingsInWords::inWords).collect(Collectors.joining(" "));
        }
        return String.valueOf(value);
    }
}
