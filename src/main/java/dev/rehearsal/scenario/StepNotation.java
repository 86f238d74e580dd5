package dev.rehearsal.scenario;

import dev.rehearsal.step.Listing;
import dev.rehearsal.step.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** A step: its name, and its settings as a mapping. */
record StepNotation(Notations notations) implements Notation {
    private static final String DEFINITIONS = "#/$defs/";
    private static final String STEP = "step";

    @Override
    public Optional<Object> read(Node node, Problems problems) {
        return only(node, problems).flatMap(named -> step(named, problems)).map(Object.class::cast);
    }

    /** The one key and value of a runbook's entry. */
    static Optional<NodeTuple> only(Node node, Problems problems) {
        List<NodeTuple> tuples = Mapping.of(node).map(Mapping::entries).orElse(List.of());
        if (tuples.size() != 1) {
            problems.add(node, "expected one step and its settings, as in '- resume-traffic: {}'");
            return Optional.empty();
        }
        return Optional.of(tuples.get(0));
    }

    Optional<PlacedStep> step(NodeTuple named, Problems problems) {
        String name = Mapping.key(named);
        StepCatalog catalog = notations.catalog();
        Optional<Listing> known = catalog.named(name);
        if (known.isEmpty()) {
            problems.add(named.getKeyNode(), catalog.refuse(name));
            return Optional.empty();
        }
        return StepCatalog.settings(known.get(), notations)
                .read(named.getValueNode(), problems)
                .map(step -> new PlacedStep((Step) step, Place.of(named.getKeyNode())));
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("$ref", DEFINITIONS + STEP);
    }

    /** Each step's name and where the schema of its settings is. */
    Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        notations
                .catalog()
                .listings()
                .forEach(each -> properties.put(each.verb(), Map.of("$ref", DEFINITIONS + each.verb())));
        return properties;
    }

    /** What the references of {@link #schema} and {@link #properties} stand for. */
    Map<String, Object> definitions() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put(STEP, oneOf(properties()));
        for (Listing each : notations.catalog().listings()) {
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("description", each.standsFor());
            settings.putAll(StepCatalog.settings(each, notations).schema());
            settings.put("type", settings.containsKey("required") ? "object" : List.of("object", "null"));
            definitions.merge(each.verb(), settings, StepNotation::either);
        }
        return definitions;
    }

    /** A verb that engines have by classes of their own. */
    private static Object either(Object one, Object other) {
        return Map.of("anyOf", List.of(one, other));
    }

    /** An object with exactly one of these. */
    static Map<String, Object> oneOf(Map<String, Object> properties) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("minProperties", 1);
        schema.put("maxProperties", 1);
        schema.put("additionalProperties", false);
        schema.put("properties", properties);
        return schema;
    }

    @Override
    public String wanted() {
        return "a step";
    }
}
