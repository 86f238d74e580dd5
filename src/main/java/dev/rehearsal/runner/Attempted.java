package dev.rehearsal.runner;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.step.HoldsTraffic;
import dev.rehearsal.step.MovesTraffic;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.time.Deadline;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A step that has acted, or begun to, and how it is taken back. */
record Attempted(int number, Step step, Optional<WindowKind> window) {
    /** How often traffic is led back while clients wait; a gate may be slow to answer. */
    private static final int TRIES = 3;
    /** What took longer than that once would keep clients waiting as long again. */
    private static final Duration TRYING = Duration.ofSeconds(4);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    Optional<Reversible> reversible() {
        return Reversible.of(step);
    }

    /** The names of those that could be taken back. */
    static String inWords(Collection<Attempted> all) {
        return all.stream()
                .filter(each -> each.reversible().isPresent())
                .map(each -> each.step().verb())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    boolean holdsTraffic() {
        return step instanceof HoldsTraffic;
    }

    boolean movesTraffic() {
        return step instanceof MovesTraffic;
    }

    /** Takes it back; a finding when that failed. */
    Optional<Finding> undo(StepRun run, StepContext context) {
        return movesTraffic() ? leadBack(run, context) : undoOnce(run, context);
    }

    private Optional<Finding> undoOnce(StepRun run, StepContext context) {
        return reversible().flatMap(reversible -> run.undo(number, reversible, context));
    }

    /** Tries again before anybody is let go. */
    private Optional<Finding> leadBack(StepRun run, StepContext context) {
        Deadline trying = Deadline.after(TRYING);
        Optional<Finding> failure = undoOnce(run, context);
        for (int tries = 1; failure.isPresent() && tries < TRIES && !trying.hasPassed(); tries++) {
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            failure = undoOnce(run, context);
        }
        return failure.map(last -> Finding.failed(
                FindingCode.UNDO_FAILED,
                "traffic is led back before it flows again",
                last.found() + "; it is let go where it was led, and what is written there counts from then on",
                last.where(),
                "lead nobody back by hand: see where each member of the gate leads, and bring that server up"));
    }
}
