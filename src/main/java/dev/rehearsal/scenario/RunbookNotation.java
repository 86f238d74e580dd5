package dev.rehearsal.scenario;

import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.scenario.Runbook.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A list of steps, some of them grouped into measured windows. */
final class RunbookNotation implements Notation {
    private final StepNotation step;
    private final Listed steps;
    private final Notations notations;

    RunbookNotation(Notations notations) {
        this.notations = notations;
        step = new StepNotation(notations);
        steps = new Listed(step, false);
    }

    @Override
    public Optional<Object> read(Node node, Problems problems) {
        if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
            problems.add(
                    node,
                    "expected a list of steps, found none; name one of "
                            + String.join(", ", notations.catalog().choices().words()));
            return Optional.empty();
        }
        Problems own = new Problems();
        List<Entry> entries = new ArrayList<>();
        for (Node child : list.getValue()) {
            StepNotation.only(child, own).flatMap(named -> entry(named, own)).ifPresent(entries::add);
        }
        problems.addAll(own);
        return Optional.of(new Runbook(entries, own.areNone()));
    }

    private Optional<Entry> entry(NodeTuple named, Problems problems) {
        Place place = Place.of(named.getKeyNode());
        Optional<WindowKind> kind = Arrays.stream(WindowKind.values())
                .filter(known -> Scalar.word(known).equals(Mapping.key(named)))
                .findFirst();
        if (kind.isEmpty()) {
            return step.step(named, problems).map(only -> new Entry(Item.step(only.step()), place, List.of(only)));
        }
        return window(kind.get(), named.getValueNode(), problems)
                .map(window -> new Entry(item(kind.get(), window), place, window.steps()));
    }

    private static Item item(WindowKind kind, WindowSpec window) {
        return new Item(
                Optional.of(kind),
                window.limit(),
                window.steps().stream().map(PlacedStep::step).toList());
    }

    private Optional<WindowSpec> window(WindowKind kind, Node node, Problems problems) {
        Optional<WindowSpec> window = node instanceof SequenceNode
                ? steps.read(node, problems).map(list -> new WindowSpec(Optional.empty(), placed((List<?>) list)))
                : inFull(kind).bind(node, problems);
        if (window.isPresent() && window.get().steps().isEmpty()) {
            problems.add(node, "expected the steps of the %s, found none".formatted(Scalar.word(kind)));
        }
        return window;
    }

    private Settings<WindowSpec> inFull(WindowKind kind) {
        return Settings.of(WindowSpec.class, Scalar.word(kind), notations);
    }

    private static List<PlacedStep> placed(List<?> steps) {
        return steps.stream().map(PlacedStep.class::cast).toList();
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (WindowKind kind : WindowKind.values()) {
            properties.put(
                    Scalar.word(kind),
                    Map.of("anyOf", List.of(steps.schema(), inFull(kind).schema())));
        }
        properties.putAll(step.properties());
        return Map.of("type", "array", "items", StepNotation.oneOf(properties));
    }

    @Override
    public String wanted() {
        return "a list of steps";
    }
}
