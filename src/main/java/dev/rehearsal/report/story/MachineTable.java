package dev.rehearsal.report.story;

import dev.rehearsal.journal.Event;
import dev.rehearsal.machine.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How busy the machine was: a column for each phase and window, a row for each thing that was measured. */
public final class MachineTable {
    private static final String WARM_UP = "warmUp.";
    private static final Map<String, String> ROWS = rows();

    private MachineTable() {}

    private static Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("cpu.busy", "CPU busy");
        for (Part part : Part.values()) {
            rows.put("cpu." + part.name().toLowerCase(Locale.ROOT), part.inWords());
        }
        rows.put("cpu.stolen", "stolen by the hypervisor");
        rows.put("cpu.pressure", "some process waited for CPU");
        rows.put("memory.waits", "some process waited for memory");
        rows.put("disk.waits", "some process waited for the disk");
        rows.put("saturated", "saturated for");
        return rows;
    }

    /** Empty when nobody judged it. */
    public static Grid of(Story story) {
        Map<String, String> figures = Optional.ofNullable(story.checks().get("machine"))
                .map(Event.Judged::figures)
                .orElse(Map.of());
        Set<String> phases = phases(figures);
        List<String> headings = new ArrayList<>(List.of(""));
        phases.forEach(phase -> headings.add(phase.equals(WARM_UP) ? "warm-up" : Grid.name(phase)));
        List<List<String>> rows = new ArrayList<>();
        ROWS.forEach((figure, meaning) -> {
            List<String> cells = phases.stream()
                    .map(phase -> Grid.inWords(figures.getOrDefault(phase + figure, "")))
                    .toList();
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                List<String> row = new ArrayList<>(List.of(meaning));
                row.addAll(cells);
                rows.add(row);
            }
        });
        int processors = story.origin().processors();
        return Grid.ofFigures(
                processors == 1
                        ? "What the machine did"
                        : "What the machine did (CPU busy and stolen: of all %d processors; each part's: of one)"
                                .formatted(processors),
                headings,
                rows);
    }

    private static Set<String> phases(Map<String, String> figures) {
        Set<String> phases = new LinkedHashSet<>();
        for (String phase : List.of(WARM_UP, "runbook.")) {
            if (figures.containsKey(phase + "cpu.busy")) {
                phases.add(phase);
            }
        }
        phases.addAll(Grid.prefixes(figures, "window."));
        return phases;
    }
}
