package dev.rehearsal.runner;

import dev.rehearsal.step.Action;
import dev.rehearsal.step.HoldsTraffic;
import dev.rehearsal.step.LeadsTraffic;
import dev.rehearsal.step.LetsIn;
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

    /** What can be taken back, and writes that down too. */
    private interface Written extends Reversible {
        List<String> log();

        Behaviour undoing();

        @Override
        default Plan plan(StepContext context) {
            return Plan.of(action(verb()));
        }

        @Override
        default void execute(StepContext context) throws StepFailedException, InterruptedException {
            log().add(verb());
        }

        @Override
        default Verification verify(StepContext context) {
            return Verification.holds("done");
        }

        @Override
        default void undo(StepContext context) throws StepFailedException, InterruptedException {
            log().add("undo " + verb());
            undoing().act();
        }
    }

    record Holding(String verb, List<String> log, Behaviour undoing) implements Written, HoldsTraffic {
        Holding(String verb, List<String> log) {
            this(verb, log, () -> {});
        }
    }

    record Opening(String verb, List<String> log, Behaviour undoing) implements Written, HoldsTraffic, LetsIn {
        Opening(String verb, List<String> log) {
            this(verb, log, () -> {});
        }
    }

    record Moving(String verb, List<String> log, Behaviour behaviour, Behaviour undoing)
            implements Written, MovesTraffic {
        @Override
        public void execute(StepContext context) throws StepFailedException, InterruptedException {
            log.add(verb);
            behaviour.act();
        }
    }

    record Leading(String verb, List<String> log, Behaviour undoing) implements Written, LeadsTraffic {
        Leading(String verb, List<String> log) {
            this(verb, log, () -> {});
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
