package dev.rehearsal.report;

import dev.rehearsal.journal.Finding;
import java.util.ArrayList;
import java.util.List;

/** Findings on a screen with little room: each as whole as all of them can be. */
record FindingLines(List<Finding> findings) {
    private static final int MOST = 4;
    /** What it is and where, and a line of what was found. */
    private static final int LEAST_LINES = 2;

    /** How many lines the first ones take when none is cut. */
    int whole() {
        int shown = Math.min(MOST, findings.size());
        return lines(shown, Integer.MAX_VALUE).size() + more(shown);
    }

    /** At most so many lines, and at least {@value #LEAST_LINES} for the first. */
    List<String> in(int room) {
        int shown = Math.min(MOST, findings.size());
        while (shown > 1 && shown * LEAST_LINES + more(shown) > room) {
            shown--;
        }
        int each = room;
        while (each > LEAST_LINES && lines(shown, each).size() + more(shown) > room) {
            each--;
        }
        List<String> lines = lines(shown, each);
        if (more(shown) == 1) {
            lines.add("  and %d more in the report".formatted(findings.size() - shown));
        }
        return lines;
    }

    private List<String> lines(int shown, int each) {
        List<String> lines = new ArrayList<>();
        findings.subList(0, shown).forEach(finding -> lines.addAll(Lines.atMost(each, inWords(finding))));
        return lines;
    }

    private int more(int shown) {
        return findings.size() > shown ? 1 : 0;
    }

    private static List<String> inWords(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add(Lines.cut("  %s %s, %s".formatted(finding.verdict(), finding.code(), finding.where())));
        lines.addAll(Lines.ofText("    ", "found %s, expected %s".formatted(finding.found(), finding.expected())));
        return lines;
    }
}
