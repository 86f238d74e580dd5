package dev.rehearsal.scenario;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Where something was said: a line of the file, or {@code --set} and a key.
 *
 * @param line from 1; 0 for what the command line says
 */
record Place(int line, String words) implements Comparable<Place> {
    static final Place FILE = new Place(1, "line 1");

    static Place of(Node node) {
        return of(node.getStartMark());
    }

    static Place of(Mark mark) {
        return mark.getName().startsWith(Setting.OPTION)
                ? new Place(0, mark.getName())
                : new Place(mark.getLine() + 1, "line " + (mark.getLine() + 1));
    }

    @Override
    public int compareTo(Place other) {
        return Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return words;
    }
}
