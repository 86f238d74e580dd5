package dev.rehearsal.runner;

import dev.rehearsal.step.Action;
import dev.rehearsal.step.HoldsTraffic;
import dev.rehearsal.step.LeadsTraffic;
import dev.rehearsal.step.MovesTraffic;
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

    record Plain(String verb, List<String> log, Behaviour behaviour, Verification verification) implements Step {
        @Override
        public Plan plan(StepContext context) {
            return verb.startsWith("blocked") ? Plan.blocked(List.of(verb + " cannot")) : Plan.of(action(verb));
        }

        @Override
        public void execute(StepContext context) throws StepFailedException, InterruptedException {
            log.add(verb);
            behaviour.act();
        }

        @Override
        public Verification verify(StepContext context) {
            return verification;
        }
    }

    record Undoable(Plain plain, Behaviour undoing) implements Reversible {
        @Override
        public String verb() {
            return plain.verb();
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
            plain.log().add("undo " + verb());
            undoing.act();
        }
    }

    record Holding(String verb, List<String> log, Behaviour undoing) implements HoldsTraffic {
        Holding(String verb, List<String> log) {
            this(verb, log, () -> {});
        }

        @Override
        public Plan plan(StepContext context) {
            return Plan.of(action(verb));
        }

        @Override
        public void execute(StepContext context) {
            log.add(verb);
        }

        @Override
        public Verification verify(StepContext context) {
            return Verification.holds("held");
        }

        @Override
        public void undo(StepContext context) throws StepFailedException, InterruptedException {
            log.add("undo " + verb);
            undoing.act();
        }
    }

    record Moving(String verb, List<String> log, Behaviour undoing) implements MovesTraffic {
        @Override
        public Plan plan(StepContext context) {
            return Plan.of(action(verb));
        }

        @Override
        public void execute(StepContext context) {
            log.add(verb);
        }

        @Override
        public Verification verify(StepContext context) {
            return Verification.holds("moved");
        }

        @Override
        public void undo(StepContext context) throws StepFailedException, InterruptedException {
            log.add("undo " + verb);
            undoing.act();
        }
    }

    record Leading(String verb, List<String> log) implements LeadsTraffic {
        @Override
        public Plan plan(StepContext context) {
            return Plan.of(action(verb));
        }

        @Override
        public void execute(StepContext context) {
            log.add(verb);
        }

        @Override
        public Verification verify(StepContext context) {
            return Verification.holds("led");
        }

        @Override
        public void undo(StepContext context) {
            log.add("undo " + verb);
        }
    }

    record Releasing(List<String> log, List<String> objections) implements ReleasesTraffic {
        Releasing(List<String> log) {
            this(log, List.of());
        }

        @Override
        public List<String> objections(StepContext context) {
            return objections;
        }

        @Override
        public String verb() {
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

    private static Action action(String text) {
        return Action.await("nobody", text);
    }
}
