package dev.rehearsal.scenario;

import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** How values of one type are written in a scenario file: read from it, and described in the JSON Schema. */
interface Notation {
    /** The value; empty when the node is none, and the problems then say why. */
    Optional<Object> read(Node node, Problems problems);

    /** As JSON Schema, with lists and maps in the order they should be written. */
    Map<String, Object> schema();

    /** How the plain text of a value looks, for lists and messages: {@code whole number}, {@code 500ms}. */
    String wanted();
}
