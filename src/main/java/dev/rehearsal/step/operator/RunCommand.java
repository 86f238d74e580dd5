package dev.rehearsal.step.operator;

import dev.rehearsal.journal.Verdict;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.AsksOperator;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a shell command of the operator's. Its environment names each role's server, the role before: {@code BLUE_HOST},
 * {@code GREEN_PORT}, {@code GREEN_REPLICA_DATABASE}; also {@code …_USER} and {@code …_PASSWORD}, and all that the
 * engine's own programs read, such as {@code BLUE_PGHOST} and, where TLS is asked for, {@code BLUE_PGSSLMODE}.
 */
public record RunCommand(
        @Says("The command, run by sh; it fails when its exit status is not 0.")
        String command,

        @Says("A command whose exit status is 0 when the effect is there; it must only look.") @Default("")
        String verify,

        @Says(
                "A command that takes the effect back, harmless when there is none; without it the step is a point of no return.")
        @Default("")
        String undo)
        implements Reversible, AsksOperator {
    @Override
    public Plan plan(StepContext context) {
        List<Action> actions = new ArrayList<>(List.of(action(context, command)));
        List<String> notes = new ArrayList<>();
        if (verify.isEmpty()) {
            notes.add("without a verify command, an exit status of 0 is all that will be known");
        } else {
            notes.add("verified by: " + action(context, verify).text());
        }
        notes.add(
                undo.isEmpty()
                        ? "point of no return: no undo command is given"
                        : "undone by: " + action(context, undo).text());
        return Plan.of(actions).withNotes(notes);
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        new ShellCommand(command, context).demand();
    }

    @Override
    public Verification verify(StepContext context) {
        if (verify.isEmpty()) {
            return Verification.holds("the command ended; nothing was given to verify its effect with");
        }
        String expected = "the exit status of %s is 0".formatted(new ShellCommand(verify, context).inPlans());
        try {
            ShellCommand.Ended ended = new ShellCommand(verify, context).run();
            return ended.exitStatus() == 0
                    ? Verification.holds(expected)
                    : Verification.fails(expected, "it is %d: %s".formatted(ended.exitStatus(), ended.output()));
        } catch (StepFailedException e) {
            return new Verification(Verdict.UNKNOWN, expected, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Verification(Verdict.UNKNOWN, expected, "interrupted");
        }
    }

    @Override
    public boolean canBeUndone() {
        return !undo.isEmpty();
    }

    @Override
    public void undo(StepContext context) throws StepFailedException, InterruptedException {
        if (!canBeUndone()) {
            throw new StepFailedException(
                    "take back %s".formatted(new ShellCommand(command, context).inPlans()),
                    "no undo command is given",
                    "take it back by hand, and give an undo command");
        }
        new ShellCommand(undo, context).demand();
    }

    private static Action action(StepContext context, String text) {
        return new Action(Action.Kind.COMMAND, "operator", new ShellCommand(text, context).inPlans());
    }
}
