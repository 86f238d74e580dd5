package dev.rehearsal.step.traffic;

import dev.rehearsal.database.Address;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.traffic.Gate;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import java.util.List;
import java.util.function.Predicate;

/** The traffic that a step holds, moves or releases, and the gate that can. */
record Traffic(StepContext context, Gate gate) {
    private static final String PREPARED = "gate.prepared";

    /** Looks at the gate. */
    interface Look {
        Plan at(Traffic traffic) throws GateException;
    }

    /** The plan, or why there can be none. */
    static Plan plan(StepContext context, String purpose, Look look) {
        if (context.gate().isEmpty()) {
            return Plan.blocked(List.of(noGate(purpose)));
        }
        try {
            return look.at(new Traffic(context, context.gate().get()));
        } catch (GateException e) {
            return Plan.blocked(List.of("%s → %s → mend the gate".formatted(purpose, e.getMessage())));
        }
    }

    /** Acts; a gate that fails fails the step. */
    static void act(StepContext context, String purpose, Act act) throws StepFailedException, InterruptedException {
        if (context.gate().isEmpty()) {
            throw new StepFailedException(purpose, noGate(purpose), "nothing was done");
        }
        try {
            act.on(new Traffic(context, context.gate().get()));
        } catch (GateException e) {
            throw new StepFailedException(
                    purpose, String.valueOf(e.getMessage()), "look at the members of the gate, then rehearse again", e);
        }
    }

    /** What a step does to traffic. */
    interface Act {
        void on(Traffic traffic) throws GateException, StepFailedException, InterruptedException;
    }

    /** Holds when no member fits the description. */
    static Verification verifyNone(StepContext context, String expected, Predicate<GateState> description) {
        if (context.gate().isEmpty()) {
            return Verification.fails(expected, "there is no gate");
        }
        try {
            return Verification.without(new Traffic(context, context.gate().get()).members(description), expected);
        } catch (GateException e) {
            return new Verification(Verdict.UNKNOWN, expected, String.valueOf(e.getMessage()));
        }
    }

    /** The members that fit, in words. */
    List<String> members(Predicate<GateState> description) throws GateException {
        return gate.state().stream()
                .filter(description)
                .map(member -> "%s %s, %d under way, %d waiting, towards %s"
                        .formatted(
                                member.member(),
                                member.isPaused() ? "is paused" : "flows",
                                member.active(),
                                member.waiting(),
                                member.target()))
                .toList();
    }

    void prepare(Address target) throws GateException, InterruptedException {
        gate.prepare(target);
        context.values().note(PREPARED, target.toString());
    }

    /** Nothing is prepared any more. */
    static void forget(StepContext context) {
        if (context.values().get(PREPARED).isPresent()) {
            context.values().note(PREPARED, "none");
        }
    }

    boolean isPreparedFor(Address target) {
        return context.values()
                .get(PREPARED)
                .filter(prepared -> prepared.equals(target.toString()))
                .isPresent();
    }

    private static String noGate(String purpose) {
        return "to %s takes a gate, and nothing stands between application and database; set 'gate: any', and 'application' to one that has a gate"
                .formatted(purpose);
    }
}
