package dev.rehearsal.runner;

import dev.rehearsal.journal.Background;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.RunbookLine;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.scenario.Item;
import dev.rehearsal.scenario.Scenario;
import dev.rehearsal.scenario.StepCatalog;
import dev.rehearsal.step.Listing;
import dev.rehearsal.step.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes down what is so before anything happens, for whoever reads the journal without the scenario's file. */
record Beginning(Assignment assignment, Journal journal) {
    void tell() {
        Scenario scenario = assignment.scenario();
        journal.append(Settings.started(scenario, assignment.provider(), journal));
        journal.append(new Background.Circumstances(journal.now(), Machine.facts()));
        journal.append(new Background.RunbookRead(journal.now(), lines(scenario.runbook())));
        scenario.published().forEach(figure -> journal.append(new Background.Published(journal.now(), figure)));
    }

    private static List<RunbookLine> lines(List<Item> items) {
        List<RunbookLine> lines = new ArrayList<>();
        Map<WindowKind, Integer> places = new EnumMap<>(WindowKind.class);
        for (Item item : items) {
            String window = item.window()
                    .map(kind -> kind.numbered(places.merge(kind, 1, Integer::sum)))
                    .orElse("");
            for (Step step : item.steps()) {
                lines.add(new RunbookLine(lines.size() + 1, step.verb(), window, standsFor(step)));
            }
        }
        return List.copyOf(lines);
    }

    private static String standsFor(Step step) {
        return StepCatalog.standard().listings().stream()
                .filter(each -> each.type() == step.getClass())
                .map(Listing::standsFor)
                .findFirst()
                .orElse("");
    }
}
