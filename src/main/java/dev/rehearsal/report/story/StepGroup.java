package dev.rehearsal.report.story;

import dev.rehearsal.journal.RunbookLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Steps that stand together in a runbook.
 *
 * @param window the measured window they stand in; empty for steps by themselves
 * @param lasted how long the window was open
 */
public record StepGroup(String window, Optional<Duration> lasted, List<Entry> entries) {
    /**
     * A step and the line of a published runbook that it stands for.
     *
     * @param standsFor empty when that is not known
     */
    public record Entry(StepLine step, String standsFor) {}

    public StepGroup {
        entries = List.copyOf(entries);
    }

    /** The whole runbook in order, those steps included that never ran. */
    public static List<StepGroup> of(Story story) {
        List<StepGroup> groups = new ArrayList<>();
        List<Entry> open = new ArrayList<>();
        String window = "";
        for (RunbookLine line : lines(story)) {
            if (!line.window().equals(window)) {
                add(groups, story, window, open);
                open = new ArrayList<>();
                window = line.window();
            }
            open.add(new Entry(step(story, line), line.standsFor()));
        }
        add(groups, story, window, open);
        return List.copyOf(groups);
    }

    private static void add(List<StepGroup> groups, Story story, String window, List<Entry> entries) {
        if (!entries.isEmpty()) {
            Optional<Duration> lasted = story.windows().stream()
                    .filter(stretch -> stretch.name().equals(window))
                    .map(stretch -> Duration.between(stretch.from(), stretch.to()))
                    .findFirst();
            groups.add(new StepGroup(window, lasted, entries));
        }
    }

    /** As it was read; from a journal that does not say, the steps it tells of. */
    private static List<RunbookLine> lines(Story story) {
        return story.origin().runbook().isEmpty()
                ? story.steps().stream()
                        .map(step -> new RunbookLine(step.number(), step.name(), window(story, step), ""))
                        .toList()
                : story.origin().runbook();
    }

    private static String window(Story story, StepLine step) {
        return step.began()
                .flatMap(at -> story.windows().stream()
                        .filter(window -> !at.isBefore(window.from()) && !at.isAfter(window.to()))
                        .map(Stretch::name)
                        .findFirst())
                .orElse("");
    }

    private static StepLine step(Story story, RunbookLine line) {
        Map<Integer, StepLine> steps =
                story.steps().stream().collect(Collectors.toMap(StepLine::number, Function.identity()));
        return steps.getOrDefault(line.number(), new StepLine(line.number(), line.step(), List.of()));
    }
}
