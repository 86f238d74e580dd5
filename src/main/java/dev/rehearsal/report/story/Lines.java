package dev.rehearsal.report.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Text in lines of a terminal's width. */
final class Lines {
    static final int WIDTH = 79;

    private Lines() {}

    /** Items with something between them, broken between items where the line ends. */
    static List<String> of(String indent, List<String> items, String between) {
        List<String> lines = new ArrayList<>();
        String line = indent + items.get(0);
        for (String item : items.subList(1, items.size())) {
            if (line.length() + between.length() + item.length() > WIDTH) {
                lines.add(line);
                line = indent + item;
            } else {
                line += between + item;
            }
        }
        lines.add(line);
        return lines;
    }

    /** A text broken between words; a word that is longer than a line is broken too. */
    static List<String> ofText(String indent, String text) {
        List<String> words = new ArrayList<>();
        for (String word : oneLine(text).split(" ", -1)) {
            String rest = word;
            while (rest.length() > WIDTH - indent.length()) {
                words.add(rest.substring(0, WIDTH - indent.length()));
                rest = rest.substring(WIDTH - indent.length());
            }
            words.add(rest);
        }
        return of(indent, words, " ");
    }

    /** As many of the lines as there is room for; that more is missing shows. */
    static List<String> atMost(int room, List<String> lines) {
        if (lines.size() <= room) {
            return lines;
        }
        List<String> some = new ArrayList<>(lines.subList(0, room));
        String last = some.get(room - 1);
        some.set(room - 1, last.length() < WIDTH ? last + "…" : last.substring(0, WIDTH - 1) + "…");
        return some;
    }

    static String cut(String text) {
        String line = oneLine(text);
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
    }

    private static String oneLine(String text) {
        return String.join(" ", Arrays.asList(text.split("\\s*\\R\\s*", -1)));
    }
}
