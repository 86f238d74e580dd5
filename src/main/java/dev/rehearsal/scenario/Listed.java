package dev.rehearsal.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Several values of one kind; {@code --set} writes them with commas between. */
record Listed(Notation element, boolean isSet) implements Notation {
    @Override
    public Optional<Object> read(Node node, Problems problems) {
        List<Object> values = new ArrayList<>();
        elements(node).forEach(child -> element.read(child, problems).ifPresent(values::add));
        return Optional.of(isSet ? new LinkedHashSet<>(values) : List.copyOf(values));
    }

    private static List<Node> elements(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (node instanceof ScalarNode scalar) {
            return Arrays.stream(scalar.getValue().split(",", -1))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .<Node>map(word -> new ScalarNode(
                            scalar.getTag(), word, scalar.getStartMark(), scalar.getEndMark(), scalar.getScalarStyle()))
                    .toList();
        }
        return List.of(node);
    }

    @Override
    public Map<String, Object> schema() {
        return new TreeMap<>(Map.of("type", "array", "items", element.schema()));
    }

    @Override
    public String wanted() {
        return "a list";
    }
}
