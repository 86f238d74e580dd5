package dev.rehearsal.runner;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.step.LeadsTraffic;
import dev.rehearsal.step.ReleasesTraffic;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.traffic.Gate;
import dev.rehearsal.traffic.GateException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The way back from a failure; {@link TrafficCourse} says where traffic is meanwhile, and what that allows: traffic
 * first, at once, to the server that is still primary; then the other steps, latest first, up to the point of no
 * return. Once traffic has begun to be released on another server there is no way back: whatever was written there
 * would be lost. For one thread.
 */
final class Retreat {
    private final StepRun run;
    private final Journal journal;
    private final Witness witness;
    private final Deque<Attempted> attempted = new ArrayDeque<>();
    private Optional<WindowKind> window = Optional.empty();
    private LettingIn lettingIn = LettingIn.NOWHERE;
    private final TrafficCourse traffic = new TrafficCourse();
    /** Whether anything keeps clients waiting, that has to be told once it is over. */
    private boolean isHeld;

    Retreat(StepRun run, Journal journal, Witness witness) {
        this.run = run;
        this.journal = journal;
        this.witness = witness;
    }

    void enter(WindowKind kind, List<Step> steps) {
        window = Optional.of(kind);
        lettingIn = LettingIn.among(kind, steps);
        if (kind.movesTraffic()) {
            traffic.moveBegins();
            // What an earlier move held stays as that move left it.
            attempted.removeIf(earlier -> traffic.hasMoved() && earlier.holdsTraffic());
        }
    }

    void leave() {
        window = Optional.empty();
    }

    /** Notes a step that is about to act. */
    void remember(int number, Step step) {
        attempted.push(new Attempted(number, step, window));
        if (step instanceof ReleasesTraffic) {
            if (window.filter(WindowKind::movesTraffic).isPresent()) {
                traffic.released();
            } else {
                // A pause that has been released again holds nothing.
                attempted.removeIf(earlier -> earlier.holdsTraffic());
            }
        }
    }

    /**
     * Gives traffic back, then takes back the rest; but nothing more where traffic could not be given back for certain,
     * since it may flow to a server that would be taken away. What fails at once is tried once more, for longer.
     *
     * @param released called when traffic was given back, or that was tried
     * @param beforeUndoing called before anything else is taken back, and once nothing more can be done for traffic
     */
    List<Finding> takeBack(Contexts contexts, Runnable released, Runnable beforeUndoing) {
        List<Finding> findings = new ArrayList<>(contexts.within(Limits.OF_RELEASING, this::releaseTraffic));
        released.run();
        if (!findings.isEmpty()) {
            findings = new ArrayList<>(contexts.within(Limits.OF_COMING_BACK, this::releaseTraffic));
        }
        if (findings.isEmpty()) {
            beforeUndoing.run();
            findings.addAll(contexts.within(Limits.OF_TAKING_BACK, this::undoTheRest));
        } else {
            findings.addAll(contexts.within(Limits.OF_TAKING_BACK, this::leadAround));
            beforeUndoing.run();
            journal.note("Where traffic flows is not certain, so nothing else is taken back: "
                    + Attempted.inWords(attempted));
        }
        return List.copyOf(findings);
    }

    /** Gives traffic back to the server that is still primary, as soon as can be. */
    private List<Finding> releaseTraffic(StepContext context) {
        List<Finding> findings = new ArrayList<>();
        isHeld |= !traffic.isAstray() && attempted.stream().anyMatch(Attempted::holdsTraffic);
        if (traffic.isShutOut()) {
            findings.addAll(lettingIn.carryOut(context, journal));
        }
        Optional<Finding> unmoved = traffic.mayComeBack() ? giveBack(context, findings) : Optional.empty();
        boolean isFlowing = context.gate().map(gate -> release(gate, findings)).orElse(true);
        if (isFlowing) {
            // Clients that were let go may have written there: to lead them back later would lose it.
            unmoved.ifPresent(why -> traffic.ledAstray(why, true));
            noteFlowing(findings.isEmpty());
        }
        traffic.astray().or(() -> unmoved).ifPresent(findings::add);
        return findings;
    }

    /** @param isWhole whether nothing that kept clients waiting is left */
    private void noteFlowing(boolean isWhole) {
        if (isHeld) {
            journal.note("Traffic flows again.");
        }
        if (isHeld && isWhole && traffic.mayComeBack()) {
            journal.reached(Milestone.GIVEN_BACK);
            isHeld = false;
        }
    }

    /**
     * Leads traffic back, then undoes what keeps it from its server; a finding when it could not be led back. Where it
     * will flow nonetheless, what it was led to is opened, and nothing else: nobody may write to two servers.
     */
    private Optional<Finding> giveBack(StepContext context, List<Finding> findings) {
        Optional<Finding> unmoved = Optional.empty();
        for (Attempted each : holding(true)) {
            Optional<Finding> failure = each.undo(run, context);
            if (failure.isEmpty()) {
                attempted.remove(each);
            }
            unmoved = unmoved.or(() -> failure);
        }
        if (unmoved.isPresent() && traffic.mayBeLetInThere() && lettingIn.isPossible(context)) {
            findings.addAll(lettingIn.carryOut(context, journal));
            witness.beforeRelease();
            // Somebody may write there from now on, whatever the gate says.
            traffic.ledAstray(unmoved.get(), findings.isEmpty());
            return Optional.empty();
        }
        traffic.opened();
        undoHolding(context, findings);
        return unmoved;
    }

    private void undoHolding(StepContext context, List<Finding> findings) {
        for (Attempted each : holding(false)) {
            Optional<Finding> failure = each.undo(run, context);
            failure.ifPresentOrElse(findings::add, () -> attempted.remove(each));
        }
    }

    private List<Attempted> holding(boolean movesTraffic) {
        return attempted.stream()
                .filter(each -> each.holdsTraffic() && each.movesTraffic() == movesTraffic)
                .toList();
    }

    /** Past a gate that is gone, as long as nothing can have been written on another server. */
    private List<Finding> leadAround(StepContext context) {
        List<Finding> findings = new ArrayList<>();
        if (traffic.wasNeverElsewhere()) {
            List<Attempted> leading = attempted.stream()
                    .filter(each -> each.step() instanceof LeadsTraffic)
                    .toList();
            leading.forEach(each -> undo(each, context, findings));
            attempted.removeAll(leading);
        }
        return findings;
    }

    /** Takes back the other steps, latest first, up to the point of no return. */
    private List<Finding> undoTheRest(StepContext context) {
        List<Finding> findings = new ArrayList<>();
        if (traffic.hasMoved()) {
            journal.note("Traffic has moved already: nothing is taken back.");
            return findings;
        }
        for (Attempted each : attempted) {
            if (each.step() instanceof ReleasesTraffic) {
                continue;
            }
            if (each.reversible().isEmpty()) {
                journal.note("%s cannot be taken back; neither can what came before it."
                        .formatted(each.step().verb()));
                break;
            }
            undo(each, context, findings);
        }
        return findings;
    }

    private void undo(Attempted each, StepContext context, List<Finding> findings) {
        each.undo(run, context).ifPresent(findings::add);
    }

    /** Whatever else failed, nothing stays held. */
    private boolean release(Gate gate, List<Finding> findings) {
        try {
            gate.resume();
            return true;
        } catch (GateException | InterruptedException e) {
            findings.add(RehearsalFindings.withGate(e));
            return false;
        }
    }
}
