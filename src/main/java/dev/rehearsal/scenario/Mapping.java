package dev.rehearsal.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Keys and values as they stand in a file. */
record Mapping(MappingNode node) {
    /** The node as a mapping; nothing written counts as an empty one; empty for a scalar or a list. */
    static Optional<Mapping> of(Node node) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Mapping(mapping));
        }
        return node.getTag().equals(Tag.NULL)
                ? Optional.of(new Mapping(new MappingNode(
                        Tag.MAP, true, new ArrayList<>(), node.getStartMark(), node.getEndMark(), FlowStyle.FLOW)))
                : Optional.empty();
    }

    static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    List<NodeTuple> entries() {
        return node.getValue();
    }

    Optional<Node> get(String key) {
        return entries().stream()
                .filter(tuple -> key(tuple).equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    /** Puts the value where the key's stood, keeping the key as it was written; else adds both at the end. */
    void put(Node key, Node value) {
        String word = key instanceof ScalarNode scalar ? scalar.getValue() : "";
        for (int i = 0; i < entries().size(); i++) {
            if (key(entries().get(i)).equals(word)) {
                entries().set(i, new NodeTuple(entries().get(i).getKeyNode(), value));
                return;
            }
        }
        entries().add(new NodeTuple(key, value));
    }

    /** A mapping of its own with the other's entries put over this one's. */
    Mapping overlaidWith(Mapping other) {
        Mapping copy = without(List.of());
        other.entries().forEach(tuple -> copy.put(tuple.getKeyNode(), tuple.getValueNode()));
        return copy;
    }

    /** A copy in which the key, which must be there, has another value. */
    Mapping with(String key, Node value) {
        Mapping copy = without(List.of());
        entries().stream()
                .filter(tuple -> key(tuple).equals(key))
                .forEach(tuple -> copy.put(tuple.getKeyNode(), value));
        return copy;
    }

    Mapping without(List<String> keys) {
        return keeping(key -> !keys.contains(key));
    }

    Mapping only(List<String> keys) {
        return keeping(keys::contains);
    }

    private Mapping keeping(Predicate<String> wanted) {
        List<NodeTuple> kept = new ArrayList<>(entries());
        kept.removeIf(tuple -> !wanted.test(key(tuple)));
        return new Mapping(
                new MappingNode(Tag.MAP, true, kept, node.getStartMark(), node.getEndMark(), node.getFlowStyle()));
    }
}
