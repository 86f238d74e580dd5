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
    private static final String FENCE = "fence";
    private static final String REPOINT = "repoint-traffic";
    /** What can lead traffic elsewhere; an operator's own steps may. */
    private static final Set<String> MOVING = Set.of(REPOINT, "redeploy-application", "run-command", "confirm");

    private static final String MARK = "mark-way-back";
    private static final String CATCH_UP = "wait-for-replication";
    private static final String KEEP_OUT = "keep-out";
    private static final String LIFT = "lift-fence";

    private static final Set<String> MOVES = Set.of(FENCE, REPOINT, "promote-replica");

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
            checkThatMarksAreWhereNobodyWrites(entry);
            if (movesTraffic(entry) && !names(entry.steps()).contains(RESUME)) {
                problems.add(
                        entry.place(), "the switchover never lets traffic flow; end it with '- resume-traffic: {}'");
            } else if (entry.item().window().isPresent()) {
                checkThatPausesEnd(entry.steps(), "window");
                checkThatTrafficMoves(entry.steps());
            }
        }
        checkThatWhoIsKeptOutIsLetIn(runbook);
        checkThatPausesEnd(
                runbook.entries().stream()
                        .filter(entry -> entry.item().window().isEmpty())
                        .flatMap(entry -> entry.steps().stream())
                        .toList(),
                "runbook");
    }

    /** Whoever is let go towards a server that lets nobody in is refused by it. */
    private void checkThatTrafficMoves(List<PlacedStep> steps) {
        List<String> names = names(steps);
        int resume = names.lastIndexOf(RESUME);
        if (resume < 0) {
            return;
        }
        List<String> before = names.subList(0, resume);
        if (before.contains(FENCE) && MOVING.stream().noneMatch(before::contains)) {
            problems.add(
                    steps.get(resume).place(),
                    "traffic would flow to the server that is fenced; put '- repoint-traffic' before this step");
        }
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

    /**
     * Before all has arrived, what arrives would go round in a circle; after traffic flows, what it writes is missed.
     */
    private void checkThatMarksAreWhereNobodyWrites(Entry entry) {
        List<String> names = names(entry.steps());
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(MARK) && !(movesTraffic(entry) && isHeldAndLevel(names.subList(0, i)))) {
                problems.add(
                        entry.steps().get(i).place(),
                        "%s must stand where nobody writes and all has arrived; put it into the switchover, after pause-traffic, fence and wait-for-replication, and before resume-traffic"
                                .formatted(MARK));
            }
        }
    }

    /** Whether traffic was held, then the server it left fenced, then all awaited that it had. */
    private static boolean isHeldAndLevel(List<String> before) {
        int pause = before.lastIndexOf(PAUSE);
        int fence = before.lastIndexOf(FENCE);
        return pause >= 0
                && pause < fence
                && fence < before.lastIndexOf(CATCH_UP)
                && !before.subList(pause, before.size()).contains(RESUME);
    }

    /** Whoever is let go towards a server that lets nobody in is refused by it. */
    private void checkThatWhoIsKeptOutIsLetIn(Runbook runbook) {
        List<PlacedStep> steps = runbook.entries().stream()
                .flatMap(entry -> entry.steps().stream())
                .toList();
        List<String> names = names(steps);
        int kept = names.lastIndexOf(KEEP_OUT);
        if (kept < 0) {
            return;
        }
        List<String> after = names.subList(kept, names.size());
        int lifted = after.indexOf(LIFT);
        if (lifted >= 0 && lifted < after.indexOf(REPOINT)) {
            problems.add(
                    steps.get(kept + lifted).place(),
                    "whoever a restarted gate has led there would come in; put this step after '- repoint-traffic', which sees that all are held");
        }
        if (lifted < 0) {
            problems.add(
                    steps.get(kept).place(),
                    "nobody is ever let in again; put '- lift-fence' into the switchover, just before '- resume-traffic'");
        }
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
