package dev.rehearsal.report.story;

import dev.rehearsal.journal.PublishedFigure;
import java.util.List;

/**
 * A figure that others published, and ours beside it.
 *
 * @param ours empty when it was not measured
 */
public record Beside(String what, String ours, PublishedFigure theirs) {
    public static List<Beside> of(Story story) {
        return story.origin().published().stream()
                .map(figure -> beside(story, figure))
                .toList();
    }

    private static Beside beside(Story story, PublishedFigure figure) {
        return switch (figure.measure()) {
            case LONGEST_WAIT ->
                new Beside(
                        "longest wait in the switchover",
                        GateHold.longestWait(story, "window.switchover").orElse(""),
                        figure);
            case SWITCHOVER ->
                new Beside(
                        "time without writes",
                        story.figure("switchover", "time").map(Grid::inWords).orElse(""),
                        figure);
        };
    }
}
