package dev.rehearsal.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML as editors see it, by YAML 1.2, where {@code on} is a word like any other. */
final class PlainYaml {
    private PlainYaml() {}

    static Object of(String text) {
        return plain(Nodes.compose(text)).orElseThrow();
    }

    private static Optional<Object> plain(Node node) {
        if (node instanceof MappingNode mapping) {
            Map<String, Object> plain = new LinkedHashMap<>();
            mapping.getValue()
                    .forEach(entry -> plain.put(
                            Mapping.key(entry), plain(entry.getValueNode()).orElse(Map.of())));
            return Optional.of(plain);
        }
        if (node instanceof SequenceNode sequence) {
            return Optional.of(sequence.getValue().stream()
                    .flatMap(child -> plain(child).stream())
                    .toList());
        }
        return scalar((ScalarNode) node);
    }

    private static Optional<Object> scalar(ScalarNode node) {
        String text = node.getValue();
        if (node.getTag().equals(Tag.NULL)) {
            return Optional.empty();
        }
        if (node.getTag().equals(Tag.INT)) {
            return Optional.of(Long.valueOf(text));
        }
        if (node.getTag().equals(Tag.FLOAT)) {
            return Optional.of(Double.valueOf(text));
        }
        boolean isTruth = node.isPlain() && (text.equals("true") || text.equals("false"));
        return Optional.of(isTruth ? (Object) Boolean.valueOf(text) : text);
    }
}
