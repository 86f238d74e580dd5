package dev.rehearsal.runner;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.machine.TimeJudge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down what it is told, and after which step. */
final class WatchingWitness implements Witness {
    private final List<String> steps;
    private final List<String> witnessed = new ArrayList<>();

    WatchingWitness(List<String> steps) {
        this.steps = steps;
    }

    List<String> witnessed() {
        return List.copyOf(witnessed);
    }

    @Override
    public void beforeMoving(WindowKind kind) {}

    @Override
    public void afterCut() {
        note("after cut");
    }

    @Override
    public void beforeRelease() {
        note("before release");
    }

    @Override
    public void beforeTakingBack() {}

    @Override
    public Finding beforeUndoing(Finding failure, Optional<String> logOf) {
        logOf.ifPresent(role -> note("the log of %s is read".formatted(role)));
        return logOf.map(role -> failure.because("the log of %s tells why".formatted(role)))
                .orElse(failure);
    }

    @Override
    public void beforeRetiring(String role) {}

    @Override
    public void lastLook(String role) {
        note("before retiring " + role);
    }

    @Override
    public Optional<Finding> load() {
        return Optional.empty();
    }

    @Override
    public TimeJudge times() {
        return TimeJudge.OF_A_MACHINE_WITH_ENOUGH;
    }

    private void note(String what) {
        witnessed.add("%s, after %s".formatted(what, steps.get(steps.size() - 1)));
    }
}
