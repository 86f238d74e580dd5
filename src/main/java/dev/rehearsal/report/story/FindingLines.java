package dev.rehearsal.report.story;

import dev.rehearsal.journal.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings on a screen with little room: one of each kind, as many as there is room for without cutting them. Where
 * several things stood in the way of a step, each is told by its beginning.
 */
record FindingLines(List<FindingGroup> kinds) {
    private static final int MOST = 4;
    private static final int MOST_OBSTACLES = 6;

    static FindingLines of(List<Finding> findings) {
        return new FindingLines(FindingGroup.of(findings));
    }

    /** How many lines the first ones take. */
    int wanted() {
        return lines(Math.min(MOST, kinds.size())).size();
    }

    /** At most so many lines; if not even the first has room, it is cut. */
    List<String> in(int room) {
        int shown = Math.min(MOST, kinds.size());
        while (shown > 1 && lines(shown).size() > room) {
            shown--;
        }
        return Lines.atMost(room, lines(shown));
    }

    private List<String> lines(int shown) {
        List<String> lines = new ArrayList<>();
        kinds.subList(0, shown).forEach(kind -> lines.addAll(inWords(kind)));
        long more = kinds.stream()
                .skip(shown)
                .mapToLong(kind -> kind.findings().size())
                .sum();
        if (more > 0) {
            lines.add("  and %d more in the report".formatted(more));
        }
        return lines;
    }

    private static List<String> inWords(FindingGroup kind) {
        Finding first = kind.first();
        String others = kind.isOne()
                ? ""
                : ", and %d more like it".formatted(kind.findings().size() - 1);
        List<String> lines = new ArrayList<>();
        lines.add(Lines.cut("  %s %s, %s%s".formatted(kind.verdict(), kind.code(), first.where(), others)));
        if (kind.obstacles().isEmpty()) {
            lines.addAll(Lines.ofText("    ", "found %s, expected %s".formatted(first.found(), first.expected())));
        }
        List<String> obstacles = kind.obstacles();
        obstacles.stream()
                .limit(MOST_OBSTACLES)
                .forEach(each -> lines.addAll(Lines.atMost(2, Lines.ofText("    ", each))));
        if (obstacles.size() > MOST_OBSTACLES) {
            lines.add("    and %d things more, in the report".formatted(obstacles.size() - MOST_OBSTACLES));
        }
        return lines;
    }
}
