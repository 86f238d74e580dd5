package dev.rehearsal.scenario;

import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.scenario.Runbook.Entry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold of a runbook's windows: one switchover at most, and no traffic held beyond a window's end. */
record WindowRules(Problems problems) {
    private static final String PAUSE = "pause-traffic";
    private static final String RESUME = "resume-traffic";
    private static final Set<String> MOVES = Set.of("fence", "repoint-traffic", "promote-replica");

    void check(Runbook runbook) {
        List<Entry> switchovers =
                runbook.entries().stream().filter(WindowRules::isSwitchover).toList();
        switchovers.stream()
                .skip(1)
                .forEach(second -> problems.add(
                        second.place(),
                        "a second switchover; a runbook has one, and that is on "
                                + switchovers.get(0).place()));
        for (Entry entry : runbook.entries()) {
            if (!isSwitchover(entry)) {
                refuseMoves(entry);
            }
            if (isSwitchover(entry) && !names(entry.steps()).contains(RESUME)) {
                problems.add(
                        entry.place(), "the switchover never lets traffic flow; end it with '- resume-traffic: {}'");
            } else if (entry.item().window().isPresent()) {
                checkThatPausesEnd(entry.steps(), "window");
            }
        }
        checkThatPausesEnd(
                runbook.entries().stream()
                        .filter(entry -> entry.item().window().isEmpty())
                        .flatMap(entry -> entry.steps().stream())
                        .toList(),
                "runbook");
    }

    /** Whoever takes steps back must know from when on green serves, and the checks where the cut was. */
    private void refuseMoves(Entry entry) {
        entry.steps().stream()
                .filter(step -> MOVES.contains(step.step().verb()))
                .forEach(step -> problems.add(
                        step.place(),
                        "%s moves traffic to another server; put it into '- switchover:'"
                                .formatted(step.step().verb())));
    }

    private static boolean isSwitchover(Entry entry) {
        return entry.item().window().equals(Optional.of(WindowKind.SWITCHOVER));
    }

    private static List<String> names(List<PlacedStep> steps) {
        return steps.stream().map(step -> step.step().verb()).toList();
    }

    private void checkThatPausesEnd(List<PlacedStep> steps, String where) {
        int pause = names(steps).lastIndexOf(PAUSE);
        if (pause > names(steps).lastIndexOf(RESUME)) {
            problems.add(
                    steps.get(pause).place(),
                    "the %s ends with traffic still held; add '- resume-traffic: {}' after this step".formatted(where));
        }
    }
}
