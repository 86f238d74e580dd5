package dev.rehearsal.runner;

import dev.rehearsal.journal.Journal;
import dev.rehearsal.machine.TimeJudge;
import dev.rehearsal.step.MovesTraffic;
import dev.rehearsal.step.Overlaps;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.ReleasesTraffic;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.SettingsInWords;
import dev.rehearsal.step.ShownText;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through the steps of a window that moves traffic in the way they will be carried out, but each is only planned
 * and verified, and nothing is written down. Java loads and links code when it first runs, which takes milliseconds; so
 * the code that carries steps out has run before clients wait for it.
 */
record Practice(List<Step> steps) {
    private static final Logger LOG = LoggerFactory.getLogger(Practice.class);

    Practice {
        steps = List.copyOf(steps);
    }

    void carryOut(StepContext context) throws InterruptedException {
        StepRun run = new StepRun(Journal.inMemory(), () -> TimeJudge.OF_A_MACHINE_WITH_ENOUGH);
        try (WhileHeld held = new WhileHeld(run, Witness.NOBODY, (number, step) -> {}, context)) {
            held.carryOut(1, steps.stream().map(Practice::looking).toList());
        }
    }

    /** Of the same kind as the step, as far as that decides how it is carried out. */
    private static Step looking(Step step) {
        if (step instanceof ReleasesTraffic release) {
            return new Releasing(release);
        }
        if (step instanceof MovesTraffic) {
            return new Moving(step);
        }
        return step instanceof Overlaps overlaps ? new Overlapping(overlaps) : new Plain(step);
    }

    /** A step that looks at what another one will change. */
    private interface Looking extends Reversible {
        Step real();

        @Override
        default String verb() {
            return real().verb();
        }

        @Override
        default Plan plan(StepContext context) {
            return real().plan(context);
        }

        @Override
        default void execute(StepContext context) {
            look(context, () -> {
                String settings = new ShownText(context).without(SettingsInWords.of(real()));
                return "%s: %s".formatted(settings, plan(context));
            });
        }

        @Override
        default Verification verify(StepContext context) {
            look(context, () -> real().verify(context));
            return Verification.holds("nothing, since nothing was done");
        }

        /** What is seen is only logged; so is a failure, since nothing needs to be there yet. */
        default void look(StepContext context, Supplier<Object> look) {
            if (context.deadline().hasPassed()) {
                return;
            }
            try {
                Object seen = look.get();
                LOG.debug("{} before it acts: {}", verb(), seen);
            } catch (RuntimeException e) {
                LOG.debug("{} cannot be looked for before it acts", verb(), e);
            }
        }

        @Override
        default void undo(StepContext context) {
            LOG.debug("{} did nothing", verb());
        }
    }

    private record Plain(Step real) implements Looking {}

    private record Moving(Step real) implements Looking, MovesTraffic {}

    private record Releasing(ReleasesTraffic real) implements Looking, ReleasesTraffic {
        /** As that of a point of no return, before which all is settled. */
        @Override
        public boolean canBeUndone() {
            return false;
        }

        @Override
        public List<String> objections(StepContext context) {
            look(context, () -> real.objections(context));
            return List.of();
        }
    }

    private record Overlapping(Overlaps real) implements Looking, Overlaps {
        @Override
        public boolean isIndependentOf(Step before) {
            return before instanceof Looking looking && real.isIndependentOf(looking.real());
        }
    }
}
