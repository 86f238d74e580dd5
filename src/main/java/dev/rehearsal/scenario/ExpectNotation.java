package dev.rehearsal.scenario;

import dev.rehearsal.journal.Expectations;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Expectations, with those that differ by environment under {@code on}. */
final class ExpectNotation implements Notation {
    private static final String ON = "on";

    private final Settings<ExpectSpec> settings;

    ExpectNotation(Notations notations) {
        settings = Settings.of(ExpectSpec.class, "expect", notations);
    }

    @Override
    public Optional<Object> read(Node node, Problems problems) {
        Optional<Mapping> written = Mapping.of(node);
        if (written.isEmpty()) {
            return settings.read(node, problems);
        }
        Mapping everywhere = written.get().without(List.of(ON));
        Map<String, Expectations> exceptions = new HashMap<>();
        written.get().get(ON).ifPresent(on -> readExceptions(on, everywhere, exceptions, problems));
        return settings.bind(everywhere.node(), problems)
                .map(spec -> new ExpectSpec.ByEnvironment(spec.expectations(), exceptions));
    }

    private void readExceptions(
            Node node, Mapping everywhere, Map<String, Expectations> exceptions, Problems problems) {
        Optional<Mapping> on = Mapping.of(node);
        if (on.isEmpty()) {
            problems.add(node, "expected environments, found " + Notations.shape(node));
            return;
        }
        for (NodeTuple entry : on.get().entries()) {
            Scalar.of(KnownEnvironment.class, "environment").read(entry.getKeyNode(), problems);
            Optional<Mapping> differing = Mapping.of(entry.getValueNode());
            if (differing.isEmpty()) {
                problems.add(entry.getValueNode(), "expected expectations, found a single value or a list");
            } else {
                Optional<ExpectSpec> spec =
                        settings.bind(everywhere.overlaidWith(differing.get()).node(), problems);
                spec.ifPresent(there -> exceptions.put(Mapping.key(entry), there.expectations()));
            }
        }
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>(settings.schema());
        Map<String, Object> there = new LinkedHashMap<>(schema);
        there.remove("required");
        Map<String, Object> kinds = new LinkedHashMap<>();
        Arrays.stream(KnownEnvironment.values()).forEach(kind -> kinds.put(Scalar.word(kind), there));
        Map<String, Object> on = new LinkedHashMap<>();
        on.put("description", "expectations that differ by environment");
        on.put("type", "object");
        on.put("additionalProperties", false);
        on.put("properties", kinds);
        Map<String, Object> properties = new LinkedHashMap<>(settings.properties());
        properties.put(ON, on);
        schema.put("properties", properties);
        return schema;
    }

    @Override
    public String wanted() {
        return settings.wanted();
    }
}
