package dev.rehearsal.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One value that the command line puts in the place of the file's.
 *
 * @param key the path to it, with dots, as in {@code load.rate}
 */
public record Setting(String key, String value) {
    static final String OPTION = "--set ";

    /**
     * Reads {@code key=value}.
     *
     * @throws IllegalArgumentException when there is no key or no equals sign
     */
    public static Setting parse(String written) {
        int equals = written.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(
                    "'%s' sets nothing; write key=value, as in load.rate=400".formatted(written));
        }
        return new Setting(
                written.substring(0, equals).strip(),
                written.substring(equals + 1).strip());
    }

    void applyTo(Mapping root, Problems problems) {
        List<String> path = Arrays.asList(key.split("\\.", -1));
        Mapping mapping = root;
        for (String step : path.subList(0, path.size() - 1)) {
            Optional<Mapping> inner = mapping.get(step).map(Mapping::of).orElseGet(() -> Optional.of(emptyMapping()));
            if (inner.isEmpty()) {
                problems.add(
                        place(), "'%s' has no settings of its own; change it in a copy of the file".formatted(step));
                return;
            }
            mapping.put(scalar(step), inner.get().node());
            mapping = inner.get();
        }
        mapping.put(scalar(path.get(path.size() - 1)), scalar(value));
    }

    private Place place() {
        return new Place(0, OPTION + key);
    }

    private Mapping emptyMapping() {
        return new Mapping(new MappingNode(Tag.MAP, true, new ArrayList<>(), mark(), mark(), FlowStyle.BLOCK));
    }

    private Node scalar(String text) {
        return new ScalarNode(Tag.STR, text, mark(), mark(), ScalarStyle.PLAIN);
    }

    private Mark mark() {
        return new Mark(OPTION + key, 0, 0, 0, new int[0], 0);
    }
}
