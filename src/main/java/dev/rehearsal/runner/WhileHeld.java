package dev.rehearsal.runner;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.step.AsksOperator;
import dev.rehearsal.step.LetsIn;
import dev.rehearsal.step.MovesTraffic;
import dev.rehearsal.step.Overlaps;
import dev.rehearsal.step.ReleasesTraffic;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Carries out the steps of a window that moves traffic, in which clients wait: verifies them beside the steps that
 * follow, begins a step while the one before is under way where it says that it may, and has the server that takes over
 * looked at while traffic is led there. All is settled before anything that cannot be taken back, such as letting
 * traffic go. For one thread.
 */
final class WhileHeld implements AutoCloseable {
    private final StepRun run;
    private final Witness witness;
    private final Announcement announcement;
    private final StepContext context;
    private final LaterVerifications later;
    private Optional<StepBeside> cut = Optional.empty();

    WhileHeld(StepRun run, Witness witness, Announcement announcement, StepContext context) {
        this.run = run;
        this.witness = witness;
        this.announcement = announcement;
        this.context = context;
        this.later = new LaterVerifications(run);
    }

    /** Tells others of a step that is about to act. */
    interface Announcement {
        void of(int number, Step step);
    }

    /**
     * Carries them out until the end or the first failure.
     *
     * @param first the place of the first one in the runbook
     */
    Optional<Finding> carryOut(int first, List<Step> steps) throws InterruptedException {
        int done = 0;
        while (done < steps.size()) {
            Step step = steps.get(done);
            boolean isPair = done + 1 < steps.size() && mayOverlap(step, steps.get(done + 1));
            Optional<Finding> failure = isPair
                    ? both(first + done, step, steps.get(done + 1))
                    : alone(first + done, steps.subList(done, steps.size()));
            if (failure.isPresent()) {
                return failure;
            }
            done += isPair ? 2 : 1;
        }
        return later.settle();
    }

    /** Whether the second begins while the first is under way. */
    static boolean mayOverlap(Step step, Step next) {
        return isHarmless(step)
                && isHarmless(next)
                && next instanceof Overlaps overlaps
                && overlaps.isIndependentOf(step);
    }

    /** Whether it can be taken back, and disturbs no look at what others did. */
    private static boolean isHarmless(Step step) {
        return Reversible.of(step).isPresent() && !(step instanceof AsksOperator);
    }

    /** @param steps the one to be carried out, and all that follow */
    private Optional<Finding> alone(int number, List<Step> steps) throws InterruptedException {
        Step step = steps.get(0);
        boolean isRelease = step instanceof ReleasesTraffic;
        if (isLastBeforeRelease(steps)) {
            cut = Optional.of(StepBeside.begin(this::lookAtCut));
        }
        if (isRelease) {
            awaitCut();
        }
        Optional<Finding> failure =
                isHarmless(step) ? Optional.empty() : later.settle().or(() -> run.objection(step, context));
        if (failure.isPresent()) {
            return failure;
        }
        if (isRelease) {
            witness.beforeRelease();
        }
        announcement.of(number, step);
        return run.perform(number, step, context, later).or(witness::load);
    }

    /** Whether the first leads traffic to a server to which nothing more is done, but to let clients in. */
    private static boolean isLastBeforeRelease(List<Step> steps) {
        return steps.get(0) instanceof MovesTraffic
                && steps.stream()
                        .skip(1)
                        .dropWhile(LetsIn.class::isInstance)
                        .findFirst()
                        .filter(ReleasesTraffic.class::isInstance)
                        .isPresent();
    }

    private Optional<Finding> lookAtCut() {
        witness.afterCut();
        return Optional.empty();
    }

    private void awaitCut() throws InterruptedException {
        if (cut.isPresent()) {
            cut.get().await();
            cut = Optional.empty();
        } else {
            witness.afterCut();
        }
    }

    /** Where one fails, the other still comes to its end: nothing is taken back while a step acts. */
    private Optional<Finding> both(int number, Step step, Step next) throws InterruptedException {
        announcement.of(number, step);
        announcement.of(number + 1, next);
        StepBeside beside = StepBeside.begin(() -> run.perform(number + 1, next, context, later));
        try {
            Optional<Finding> failure = run.perform(number, step, context, later);
            Optional<Finding> other = beside.await();
            return Stream.concat(failure.stream(), other.stream())
                    .max(Comparator.comparing(Finding::verdict))
                    .or(witness::load);
        } finally {
            beside.end();
        }
    }

    /** Abandons the look and the verifications that nobody has waited for. */
    @Override
    public void close() {
        cut.ifPresent(look -> {
            witness.abandonCut();
            look.end();
        });
        later.close();
    }
}
