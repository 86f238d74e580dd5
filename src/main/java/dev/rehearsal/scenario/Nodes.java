package dev.rehearsal.scenario;

import java.io.Reader;
import java.io.StringReader;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML text as a tree whose nodes know their lines. */
final class Nodes {
    private Nodes() {}

    static Node compose(String text) {
        return compose(new StringReader(text));
    }

    /** A document without content is a null on its first line. */
    static Node compose(Reader text) {
        Node node = new Yaml(new LoaderOptions()).compose(text);
        return node == null ? nothing() : node;
    }

    private static Node nothing() {
        Mark start = new Mark("file", 0, 0, 0, new int[0], 0);
        return new ScalarNode(Tag.NULL, "", start, start, ScalarStyle.PLAIN);
    }
}
