package dev.rehearsal.scenario;

import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.scenario.Runbook.Entry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What must hold of a runbook's windows: one switchover at most, one way back after it, and no traffic held beyond a
 * window's end.
 */
record WindowRules(Problems problems) {
    private static final String PAUSE = "pause-traffic";
    private static final String RESUME = "resume-traffic";
    private static final Set<String> MOVES = Set.of("fence", "repoint-traffic", "promote-replica");

    void check(Runbook runbook) {
        List<Entry> switchovers = of(runbook, WindowKind.SWITCHOVER);
        List<Entry> ways = of(runbook, WindowKind.SWITCH_BACK);
        refuseSecond(switchovers, WindowKind.SWITCHOVER);
        refuseSecond(ways, WindowKind.SWITCH_BACK);
        ways.stream()
                .filter(way -> switchovers.isEmpty()
                        || runbook.entries().indexOf(way) < runbook.entries().indexOf(switchovers.get(0)))
                .forEach(way -> problems.add(way.place(), "a switch-back before any switchover; put it after one"));
        for (Entry entry : runbook.entries()) {
            if (!movesTraffic(entry)) {
                refuseMoves(entry);
            }
            if (movesTraffic(entry) && !names(entry.steps()).contains(RESUME)) {
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

    private static List<Entry> of(Runbook runbook, WindowKind kind) {
        return runbook.entries().stream()
                .filter(entry -> entry.item().window().equals(Optional.of(kind)))
                .toList();
    }

    private void refuseSecond(List<Entry> entries, WindowKind kind) {
        entries.stream()
                .skip(1)
                .forEach(second -> problems.add(
                        second.place(),
                        "a second %s; a runbook has one, and that is on %s"
                                .formatted(kind.inWords(), entries.get(0).place())));
    }

    private static boolean movesTraffic(Entry entry) {
        return entry.item().window().filter(WindowKind::movesTraffic).isPresent();
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
