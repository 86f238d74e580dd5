package dev.rehearsal.cli.terminal;

import dev.rehearsal.journal.Verdict;
import dev.rehearsal.report.story.Summary;
import java.nio.file.Path;
import java.util.List;

/** Shows what a rehearsal came to: on one screen, the verdict in colour. */
public record SummaryPrinter(Screen screen) {
    public void print(Summary summary, Path report, String again) {
        List<String> lines = summary.lines();
        screen.line("");
        screen.line(coloured(summary.verdict(), lines.get(0)));
        lines.subList(1, lines.size()).forEach(screen::line);
        screen.line("");
        screen.line("Report  " + report);
        if (!again.isEmpty()) {
            screen.line("Again   " + again);
        }
    }

    private String coloured(Verdict verdict, String line) {
        return switch (verdict) {
            case PASSED -> screen.good(line);
            case FAILED -> screen.bad(line);
            case UNKNOWN -> screen.doubtful(line);
        };
    }
}
