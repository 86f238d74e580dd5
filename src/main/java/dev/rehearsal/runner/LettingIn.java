package dev.rehearsal.runner;

import dev.rehearsal.database.Address;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Outcome;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.step.LetsIn;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens the server that traffic was led to and cannot be led back from. For one thread.
 *
 * @param left the role of the server that it came from
 */
record LettingIn(String left, List<LetsIn> steps) {
    static final LettingIn NOWHERE = new LettingIn("blue", List.of());

    /** As the steps of a window would, whether or not their turn has come. */
    static LettingIn among(WindowKind kind, List<Step> steps) {
        return new LettingIn(
                kind == WindowKind.SWITCH_BACK ? "green" : "blue",
                steps.stream()
                        .filter(LetsIn.class::isInstance)
                        .map(LetsIn.class::cast)
                        .toList());
    }

    /**
     * A gate that is gone lets nobody go, and one that leads to the server that was to be left lets nobody go astray.
     */
    boolean isPossible(StepContext context) {
        if (context.gate().isEmpty()) {
            return true;
        }
        try {
            Address former = context.servers().address(left);
            List<GateState> members = context.gate().get().state();
            return !members.isEmpty()
                    && members.stream().noneMatch(member -> member.target().equals(former));
        } catch (GateException | RuntimeException e) {
            return false;
        }
    }

    List<Finding> carryOut(StepContext context, Journal journal) {
        List<Finding> findings = new ArrayList<>();
        for (LetsIn step : steps) {
            Outcome outcome = StepCall.ofUndoing(() -> step.execute(context));
            if (outcome.hasSucceeded()) {
                journal.note(
                        "Traffic cannot be led back, so that %s lets it in where it was led.".formatted(step.verb()));
            } else {
                findings.add(Finding.failed(
                        FindingCode.UNDO_FAILED,
                        "traffic that cannot be led back is let in where it was led",
                        outcome.reason(),
                        step.verb(),
                        "see where each member of the gate leads, and open that server by hand"));
            }
        }
        return List.copyOf(findings);
    }
}
