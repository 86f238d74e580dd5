package dev.rehearsal.scenario;

import dev.rehearsal.step.Default;
import dev.rehearsal.step.Says;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.Node;

/** One component of a record as a setting in a file: its key, what it means, and what it is when the file is silent. */
final class Component {
    /** Defaults that say no more than a missing key does. */
    private static final Set<String> NOTHING_SAID = Set.of("{}", "[]");

    private final RecordComponent component;
    private final Notation notation;

    Component(RecordComponent component, Notations notations) {
        this.component = component;
        Notation plain = notations.of(isOptional() ? inner(component.getGenericType()) : component.getGenericType());
        Range range = component.getAnnotation(Range.class);
        this.notation = range == null ? plain : new Ranged(plain, range);
    }

    String key() {
        Key key = component.getAnnotation(Key.class);
        return key == null ? component.getName() : key.value();
    }

    Class<?> type() {
        return component.getType();
    }

    Notation notation() {
        return notation;
    }

    boolean isOptional() {
        return component.getType() == Optional.class;
    }

    boolean isRequired() {
        return !isOptional() && byDefault().isEmpty();
    }

    Optional<String> byDefault() {
        return Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value);
    }

    Optional<String> says() {
        return Optional.ofNullable(component.getAnnotation(Says.class)).map(Says::value);
    }

    /** The component's value in this mapping, or its default; empty when there is neither or it is wrong. */
    Optional<Object> read(Mapping mapping, String noun, Problems problems) {
        Optional<Node> node = mapping.get(key()).or(() -> byDefault().map(Nodes::compose));
        if (node.isEmpty()) {
            if (isOptional()) {
                return Optional.of(Optional.empty());
            }
            problems.add(mapping.node(), "%s says no '%s', %s%s".formatted(noun, key(), notation.wanted(), meaning()));
            return Optional.empty();
        }
        Optional<Object> value = notation.read(node.get(), problems);
        return isOptional() ? value.map(Optional::of) : value;
    }

    private String meaning() {
        return says().map(sentence -> ": " + sentence).orElse("");
    }

    Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        says().ifPresent(sentence -> schema.put("description", sentence));
        schema.putAll(new TreeMap<>(notation.schema()));
        byDefault().filter(value -> !NOTHING_SAID.contains(value)).ifPresent(value -> schema.put("default", value));
        return schema;
    }

    private static Type inner(Type optional) {
        return ((ParameterizedType) optional).getActualTypeArguments()[0];
    }
}
