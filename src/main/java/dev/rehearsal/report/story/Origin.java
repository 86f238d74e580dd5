package dev.rehearsal.report.story;

import dev.rehearsal.journal.Background;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.PublishedFigure;
import dev.rehearsal.journal.RunbookLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was so before anything happened.
 *
 * @param facts machine, programs, command, by name
 * @param runbook as it was read; empty when the journal does not get that far
 * @param published what others published of the same strategy
 */
public record Origin(Map<String, String> facts, List<RunbookLine> runbook, List<PublishedFigure> published) {
    public Origin {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        runbook = List.copyOf(runbook);
        published = List.copyOf(published);
    }

    /** How many the machine had; 1 when the journal does not say. */
    public int processors() {
        String told = facts.getOrDefault("processors", "");
        return told.matches("[1-9]\\d{0,4}") ? Integer.parseInt(told) : 1;
    }

    static Origin in(List<Event> events) {
        Map<String, String> facts = new LinkedHashMap<>();
        List<RunbookLine> runbook = new ArrayList<>();
        List<PublishedFigure> published = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Background.Circumstances circumstances) {
                facts.putAll(circumstances.facts());
            } else if (event instanceof Background.RunbookRead read) {
                runbook.addAll(read.lines());
            } else if (event instanceof Background.Published known) {
                published.add(known.figure());
            }
        }
        return new Origin(facts, runbook, published);
    }
}
