package dev.rehearsal.scenario;

import dev.rehearsal.journal.PublishedFigure;
import dev.rehearsal.step.Says;

/** What others published of the same strategy, as a scenario file says it. */
record PublishedSpec(
        @Says("which figure of the rehearsal it stands beside")
        PublishedFigure.Measure measure,

        @Says("the figure, as they put it") String value,
        @Says("who, of what, and what was different") String by,
        @Says("where they published it") String link) {
    PublishedFigure figure() {
        return new PublishedFigure(measure, value, by, link);
    }
}
