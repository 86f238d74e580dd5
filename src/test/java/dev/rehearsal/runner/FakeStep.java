package dev.rehearsal.runner;

import dev.rehearsal.step.Action;
import dev.rehearsal.step.HoldsTraffic;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.ReleasesTraffic;
import dev.rehearsal.step.Retires;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import java.util.List;

/** Steps that only write down what is done to them. */
final class FakeStep {
    private FakeStep() {}

    /** What a call to a step does. */
    interface Behaviour {
        void act() throws StepFailedException, InterruptedException;
    }

    record Plain(String name, List<String> log, Behaviour behaviour, Verification verification) implements Step {
        @Override
        public Plan plan(StepContext context) {
            return name.startsWith("blocked") ? Plan.blocked(List.of(name + " cannot")) : Plan.of(action(name));
        }

        @Override
        public void execute(StepContext context) throws StepFailedException, InterruptedException {
            log.add(name);
            behaviour.act();
        }

        @Override
        public Verification verify(StepContext context) {
            return verification;
        }
    }

    record Undoable(Plain plain, Behaviour undoing) implements Reversible {
        @Override
        public String name() {
            return plain.name();
        }

        @Override
        public Plan plan(StepContext context) {
            return plain.plan(context);
        }

        @Override
        public void execute(StepContext context) throws StepFailedException, InterruptedException {
            plain.execute(context);
        }

        @Override
        public Verification verify(StepContext context) {
            return plain.verify(context);
        }

        @Override
        public void undo(StepContext context) throws StepFailedException, InterruptedException {
            plain.log().add("undo " + name());
            undoing.act();
        }
    }

    record Holding(String name, List<String> log) implements HoldsTraffic {
        @Override
        public Plan plan(StepContext context) {
            return Plan.of(action(name));
        }

        @Override
        public void execute(StepContext context) {
            log.add(name);
        }

        @Override
        public Verification verify(StepContext context) {
            return Verification.holds("held");
        }

        @Override
        public void undo(StepContext context) {
            log.add("undo " + name);
        }
    }

    record Releasing(List<String> log) implements ReleasesTraffic {
        @Override
        public String name() {
            return "release";
        }

        @Override
        public Plan plan(StepContext context) {
            return Plan.of(action("release"));
        }

        @Override
        public void execute(StepContext context) {
            log.add("release");
        }

        @Override
        public Verification verify(StepContext context) {
            return Verification.holds("flows");
        }
    }

    record Retiring(String retiredRole, List<String> log) implements Retires {
        @Override
        public Plan plan(StepContext context) {
            return Plan.of(action("retire"));
        }

        @Override
        public void execute(StepContext context) {
            log.add("retire " + retiredRole);
        }

        @Override
        public Verification verify(StepContext context) {
            return Verification.holds("gone");
        }
    }

    private static Action action(String name) {
        return Action.await("nobody", name);
    }
}
