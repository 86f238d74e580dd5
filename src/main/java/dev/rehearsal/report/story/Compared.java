package dev.rehearsal.report.story;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.ParityMoment;
import dev.rehearsal.journal.SchemaDifference;
import dev.rehearsal.journal.TableParity;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What came of comparing blue with green, table by table and object by object. */
public record Compared(List<TableParity> tables, List<SchemaDifference> differences) {
    public Compared {
        tables = List.copyOf(tables);
        differences = List.copyOf(differences);
    }

    static Compared in(List<Event> events) {
        List<TableParity> tables = new ArrayList<>();
        List<SchemaDifference> differences = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.TableCompared compared) {
                tables.add(compared.table());
            } else if (event instanceof Event.SchemaDiffered differed && !differences.contains(differed.difference())) {
                differences.add(differed.difference());
            }
        }
        return new Compared(tables, differences);
    }

    /** How many rows differed at the cut; empty when no table was compared there. */
    OptionalLong rowsDifferent() {
        List<TableParity> atCut = tables.stream()
                .filter(table -> table.moment() == ParityMoment.CUT)
                .toList();
        return atCut.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        atCut.stream().mapToLong(TableParity::differing).sum());
    }
}
