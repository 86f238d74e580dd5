package dev.rehearsal.report;

import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.time.Durations;
import java.util.ArrayList;
import java.util.List;

/** A rehearsal in one sentence. */
final class Sentence {
    private Sentence() {}

    static String of(Story story) {
        List<String> parts = new ArrayList<>();
        parts.add(story.figure("switchover", "time")
                .flatMap(FigureTable::asDuration)
                .map(time -> "Writes paused for " + Durations.inWords(time))
                .orElse("No switchover was completed"));
        story.figure("availability", "requests")
                .ifPresent(requests -> parts.add("%s of %s requests failed"
                        .formatted(
                                Grid.inWords(
                                        story.figure("availability", "failed").orElse("?")),
                                Grid.inWords(requests))));
        story.figure("ledger", "acknowledged")
                .ifPresent(writes -> parts.add("%s of %s acknowledged writes lost"
                        .formatted(Grid.inWords(story.figure("ledger", "lost").orElse("?")), Grid.inWords(writes))));
        parts.add(parity(story));
        return String.join(", ", parts) + "." + (story.hasEnded() ? "" : " The rehearsal was broken off.");
    }

    private static String parity(Story story) {
        if (!story.checks().containsKey("parity")) {
            return "rows were not compared";
        }
        return story.figure("parity", "differing")
                .map(tables -> tables.equals("0")
                        ? "0 of %s rows differ"
                                .formatted(Grid.inWords(
                                        story.figure("parity", "rows").orElse("?")))
                        : "rows of %s tables differ".formatted(tables))
                .orElse("rows could not be compared");
    }

    /** What the verdict means. */
    static String meaning(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "Everything the scenario expects was seen to hold.";
            case FAILED -> "Something the scenario expects did not hold.";
            case UNKNOWN -> "Something could not be judged, so this proves nothing either way.";
        };
    }
}
