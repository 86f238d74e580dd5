package dev.rehearsal.scenario;

import java.util.List;

/**
 * A runbook with the places where its steps are written, for checks that span several of them.
 *
 * @param isWhole whether every step in the file could be read
 */
record Runbook(List<Entry> entries, boolean isWhole) {
    /** One item and where it is written. */
    record Entry(Item item, Place place, List<PlacedStep> steps) {}

    List<PlacedStep> steps() {
        return entries.stream().flatMap(entry -> entry.steps().stream()).toList();
    }

    List<Item> items() {
        return entries.stream().map(Entry::item).toList();
    }
}
