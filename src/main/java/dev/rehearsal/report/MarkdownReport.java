package dev.rehearsal.report;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.report.story.FindingGroup;
import dev.rehearsal.report.story.StepGroup;
import dev.rehearsal.report.story.StepLine;
import dev.rehearsal.report.story.Story;
import dev.rehearsal.time.Durations;
import java.util.ArrayList;
import java.util.List;

/** The report as a comment of a pull request: a screen of it at once, the rest folded. For one thread. */
final class MarkdownReport {
    /** Comments of pull requests end at 65,536 characters. */
    private static final int MOST = 60_000;

    private static final int MOST_FINDINGS = 8;
    private static final int MOST_STEPS = 200;
    private static final int LONGEST_CELL = 800;

    private final Page page;
    private final Story story;
    private final StringBuilder text = new StringBuilder();

    private MarkdownReport(Page page) {
        this.page = page;
        this.story = page.story();
    }

    static String of(Page page) {
        MarkdownReport report = new MarkdownReport(page);
        report.write();
        return report.text.length() <= MOST
                ? report.text.toString()
                : report.text.substring(0, MOST) + "\n\n… the rest is in report.html\n";
    }

    private void write() {
        line("## %s %s: %s".formatted(page.sign(), story.verdict(), cell(page.title())));
        line("");
        line("**%s** %s".formatted(page.sentence(), page.meaning()));
        line("");
        findings();
        comparisons();
        page.holds().forEach(hold -> line("- " + hold.inWords()));
        if (!page.holds().isEmpty()) {
            line("");
        }
        published();
        page.imitated().forEach(sentence -> line("- " + cell(sentence)));
        line("");
        folded("The switchover, from time zero", offsets());
        folded(
                page.machine().caption(),
                rows(page.machine().headings(), page.machine().rows()));
        folded("The runbook, %d of %d steps done".formatted(done(), steps().size()), checklist());
        folded("Machine, programs and command", background());
        line("<sub>%s. All of it: report.html</sub>".formatted(cell(page.occasion())));
    }

    private void findings() {
        List<FindingGroup> groups = page.findings();
        groups.stream().limit(MOST_FINDINGS).forEach(this::finding);
        if (groups.size() > MOST_FINDINGS) {
            line("- and %d more kinds".formatted(groups.size() - MOST_FINDINGS));
        }
        if (!groups.isEmpty()) {
            line("");
        }
    }

    private void finding(FindingGroup group) {
        Finding first = group.first();
        List<String> obstacles = group.obstacles();
        line("- **%s** `%s` %s: expected %s, found %s%s"
                .formatted(
                        group.verdict(),
                        group.code(),
                        cell(first.where()),
                        cell(first.expected()),
                        obstacles.isEmpty() ? cell(first.found()) : "%d things".formatted(obstacles.size()),
                        group.isOne()
                                ? ""
                                : "; and %d more like it"
                                        .formatted(group.findings().size() - 1)));
        obstacles.forEach(each -> line("  - " + cell(each)));
    }

    private void comparisons() {
        List<List<String>> rows = page.comparisons().stream()
                .map(each -> List.of(each.what(), each.expected(), each.measured(), each.state()))
                .toList();
        table(List.of("", "expected", "measured", ""), rows);
    }

    private void published() {
        List<List<String>> rows = page.published().stream()
                .map(each -> List.of(
                        each.what(),
                        each.ours().isEmpty() ? "not measured" : each.ours(),
                        each.theirs().value(),
                        "[%s](%s)".formatted(each.theirs().by(), each.theirs().link())))
                .toList();
        table(List.of("same strategy", "here", "published", "by whom, of what"), rows);
    }

    private List<String> offsets() {
        return rows(
                List.of("reached", "offset"),
                story.offsets().stream()
                        .map(offset -> List.of(offset.meaning(), page.offset(offset)))
                        .toList());
    }

    private List<String> checklist() {
        List<String> lines = new ArrayList<>();
        for (StepGroup group : page.runbook()) {
            String window = group.window().isEmpty() ? "" : " (%s)".formatted(group.window());
            group.entries().stream().map(StepGroup.Entry::step).forEach(step -> {
                String took =
                        step.took().map(time -> ", " + Durations.inWords(time)).orElse("");
                lines.add("- [%s] %d. %s%s: %s%s"
                        .formatted(isDone(step) ? "x" : " ", step.number(), step.name(), window, step.state(), took));
            });
        }
        return lines.size() <= MOST_STEPS ? lines : lines.subList(0, MOST_STEPS);
    }

    private List<String> background() {
        List<List<String>> rows = new ArrayList<>();
        story.origin()
                .facts()
                .forEach((name, fact) -> rows.add(List.of(name, "`%s`".formatted(fact.replace("`", "'")))));
        page.settings().forEach((name, value) -> rows.add(List.of(name, value)));
        return rows(List.of("", ""), rows);
    }

    private List<StepLine> steps() {
        return page.runbook().stream()
                .flatMap(group -> group.entries().stream())
                .map(StepGroup.Entry::step)
                .toList();
    }

    private long done() {
        return steps().stream().filter(MarkdownReport::isDone).count();
    }

    private static boolean isDone(StepLine step) {
        return step.state().equals("done");
    }

    private void folded(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            line("<details><summary>%s</summary>\n".formatted(title));
            lines.forEach(this::line);
            line("\n</details>\n");
        }
    }

    private void table(List<String> headings, List<List<String>> rows) {
        rows(headings, rows).forEach(this::line);
        if (!rows.isEmpty()) {
            line("");
        }
    }

    private static List<String> rows(List<String> headings, List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        if (!rows.isEmpty()) {
            lines.add("| %s |".formatted(String.join(" | ", headings)));
            lines.add("|%s".formatted("---|".repeat(headings.size())));
            rows.forEach(row -> lines.add("| %s |"
                    .formatted(String.join(
                            " | ", row.stream().map(MarkdownReport::cell).toList()))));
        }
        return lines;
    }

    /** Text that stays in its place, whatever it holds, and is shown as it is. */
    private static String cell(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        String shown = line.length() <= LONGEST_CELL ? line : line.substring(0, LONGEST_CELL) + "…";
        return shown.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
