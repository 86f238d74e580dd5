package dev.rehearsal.scenario;

import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.scenario.Runbook.Entry;
import dev.rehearsal.step.AsksOperator;
import dev.rehearsal.step.LeadsTraffic;
import dev.rehearsal.step.MovesTraffic;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.database.Fence;
import dev.rehearsal.step.database.KeepOut;
import dev.rehearsal.step.database.LiftFence;
import dev.rehearsal.step.postgres.replication.MarkWayBack;
import dev.rehearsal.step.postgres.replication.WaitForReplication;
import dev.rehearsal.step.rds.PromoteReplica;
import dev.rehearsal.step.traffic.PauseTraffic;
import dev.rehearsal.step.traffic.RepointTraffic;
import dev.rehearsal.step.traffic.ResumeTraffic;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What must hold of a runbook's windows: one switchover at most, one way back after it, and no traffic held beyond a
 * window's end.
 */
record WindowRules(Problems problems) {
    /** What nobody but a switchover does. */
    private static final Set<Class<? extends Step>> MOVES =
            Set.of(Fence.class, RepointTraffic.class, PromoteReplica.class);

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
            if (movesTraffic(entry) && !types(entry.steps()).contains(ResumeTraffic.class)) {
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

    /** A client that is let go towards a server that lets nobody in is refused by it. */
    private void checkThatTrafficMoves(List<PlacedStep> steps) {
        int resume = types(steps).lastIndexOf(ResumeTraffic.class);
        if (resume < 0) {
            return;
        }
        List<PlacedStep> before = steps.subList(0, resume);
        if (types(before).contains(Fence.class) && before.stream().noneMatch(WindowRules::mayLeadElsewhere)) {
            problems.add(
                    steps.get(resume).place(),
                    "traffic would flow to the server that is fenced; put '- repoint-traffic' before this step");
        }
    }

    private static boolean mayLeadElsewhere(PlacedStep placed) {
        Step step = placed.step();
        return step instanceof MovesTraffic || step instanceof LeadsTraffic || step instanceof AsksOperator;
    }

    /** The way back must know from when on green serves, and the checks where the cut was. */
    private void refuseMoves(Entry entry) {
        entry.steps().stream()
                .filter(step -> MOVES.contains(step.step().getClass()))
                .forEach(step -> problems.add(
                        step.place(),
                        "%s moves traffic to another server; put it into '- switchover:'"
                                .formatted(step.step().verb())));
    }

    /**
     * Before all has arrived, what arrives would go round in a circle; after traffic flows, what it writes is missed.
     */
    private void checkThatMarksAreWhereNobodyWrites(Entry entry) {
        List<Class<?>> types = types(entry.steps());
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i) == MarkWayBack.class && !(movesTraffic(entry) && isHeldAndLevel(types.subList(0, i)))) {
                problems.add(
                        entry.steps().get(i).place(),
                        "%s must stand where nobody writes and all has arrived; put it into the switchover, after pause-traffic, fence and wait-for-replication, and before resume-traffic"
                                .formatted(Step.verbOf(MarkWayBack.class)));
            }
        }
    }

    /** Whether traffic was held, then the server it left fenced, then all awaited that it had. */
    private static boolean isHeldAndLevel(List<Class<?>> before) {
        int pause = before.lastIndexOf(PauseTraffic.class);
        int fence = before.lastIndexOf(Fence.class);
        return pause >= 0
                && pause < fence
                && fence < before.lastIndexOf(WaitForReplication.class)
                && !before.subList(pause, before.size()).contains(ResumeTraffic.class);
    }

    /** A client that is let go towards a server that lets nobody in is refused by it. */
    private void checkThatWhoIsKeptOutIsLetIn(Runbook runbook) {
        List<PlacedStep> steps = runbook.entries().stream()
                .flatMap(entry -> entry.steps().stream())
                .toList();
        List<Class<?>> types = types(steps);
        int kept = types.lastIndexOf(KeepOut.class);
        if (kept < 0) {
            return;
        }
        List<Class<?>> after = types.subList(kept, types.size());
        int lifted = after.indexOf(LiftFence.class);
        if (lifted >= 0 && lifted < after.indexOf(RepointTraffic.class)) {
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

    private static List<Class<?>> types(List<PlacedStep> steps) {
        return steps.stream().<Class<?>>map(step -> step.step().getClass()).toList();
    }

    private void checkThatPausesEnd(List<PlacedStep> steps, String where) {
        int pause = types(steps).lastIndexOf(PauseTraffic.class);
        if (pause > types(steps).lastIndexOf(ResumeTraffic.class)) {
            problems.add(
                    steps.get(pause).place(),
                    "the %s ends with traffic still held; add '- resume-traffic: {}' after this step".formatted(where));
        }
    }
}
