package dev.rehearsal.runner;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Outcome;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import java.time.Instant;
import java.util.Optional;

/** Looks whether steps took effect, and judges what was seen. Looks come from many threads, judgements from one. */
interface Verifier {
    /** What a verification saw, and when it had. */
    record Look(Instant at, Verification verification) {}

    /** Never throws. */
    Look look(Step step, StepContext context);

    /** A finding when the step did not succeed. */
    Optional<Finding> judged(int number, Step step, Outcome outcome, Look look);
}
