package dev.rehearsal.scenario;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * A record written as a mapping, its components being the keys.
 *
 * @param noun what the mapping is the settings of
 */
record Settings<T extends Record>(Class<T> type, String noun, List<Component> components) implements Notation {
    static <T extends Record> Settings<T> of(Class<T> type, String noun, Notations notations) {
        return new Settings<>(
                type,
                noun,
                Arrays.stream(type.getRecordComponents())
                        .map(component -> new Component(component, notations))
                        .toList());
    }

    @Override
    public Optional<Object> read(Node node, Problems problems) {
        return bind(node, problems).map(UnaryOperator.identity());
    }

    /** As {@link #read}, typed. */
    Optional<T> bind(Node node, Problems problems) {
        Optional<Mapping> mapping = Mapping.of(node);
        if (mapping.isEmpty()) {
            problems.add(node, "expected the settings of %s, found %s".formatted(noun, Notations.shape(node)));
            return Optional.empty();
        }
        refuseUnknownKeys(mapping.get(), problems);
        List<Object> values = new ArrayList<>();
        for (Component component : components()) {
            component.read(mapping.get(), noun, problems).ifPresent(values::add);
        }
        return values.size() == components().size() ? construct(values, node, problems) : Optional.empty();
    }

    private void refuseUnknownKeys(Mapping mapping, Problems problems) {
        Choices choices = new Choices(components().stream().map(Component::key).toList());
        Set<String> seen = new HashSet<>();
        for (NodeTuple entry : mapping.entries()) {
            String key = Mapping.key(entry);
            if (choices.words().isEmpty()) {
                problems.add(entry.getKeyNode(), "'%s' is no setting of %s; it has none".formatted(key, noun));
            } else if (!choices.words().contains(key)) {
                problems.add(entry.getKeyNode(), choices.refuse(key, "setting of " + noun));
            } else if (!seen.add(key)) {
                problems.add(entry.getKeyNode(), "'%s' is said twice; keep one".formatted(key));
            }
        }
    }

    private Optional<T> construct(List<Object> values, Node node, Problems problems) {
        Class<?>[] types = components().stream().map(Component::type).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values.toArray()));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                problems.add(node, String.valueOf(refused.getMessage()));
                return Optional.empty();
            }
            throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
        }
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("properties", properties());
        List<String> required = components().stream()
                .filter(Component::isRequired)
                .map(Component::key)
                .toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        components().forEach(component -> properties.put(component.key(), component.schema()));
        return properties;
    }

    @Override
    public String wanted() {
        return "the settings of " + noun;
    }
}
