package dev.rehearsal.step.operator;

import dev.rehearsal.journal.Event;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.AsksOperator;
import dev.rehearsal.step.LeavesNothing;
import dev.rehearsal.step.Operator;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import java.util.List;
import java.util.Optional;

/** Asks the operator, who may stop the runbook here. The answer is journalled, and holds for this once. */
public record Confirm(
        @Says("A question whose answer is yes when the runbook may go on.")
        String question) implements AsksOperator, LeavesNothing {
    @Override
    public Plan plan(StepContext context) {
        Plan plan = Plan.of(new Action(Action.Kind.QUESTION, "operator", question));
        return context.person()
                .absence()
                .map(why -> plan.withBlockers(
                        List.of("ask '%s' → %s → run it at a terminal, or give --yes".formatted(question, why))))
                .orElse(plan);
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        Operator.Answer answer = context.person().ask(question);
        context.journal().append(new Event.Answered(context.journal().now(), question, answer.isYes(), answer.by()));
        if (!answer.isYes()) {
            throw new StepFailedException(
                    "ask '%s'".formatted(question),
                    "the answer was no, by " + answer.by(),
                    "see to what the question is about, or answer yes");
        }
    }

    @Override
    public Verification verify(StepContext context) {
        String expected = "'%s' was answered with yes".formatted(question);
        Optional<Event.Answered> last = context.journal().events().stream()
                .filter(Event.Answered.class::isInstance)
                .map(Event.Answered.class::cast)
                .filter(answered -> answered.question().equals(question))
                .reduce((earlier, later) -> later);
        return last.filter(Event.Answered::agreed)
                .map(yes -> Verification.holds("%s, by %s".formatted(expected, yes.by())))
                .orElseGet(() -> Verification.fails(
                        expected,
                        last.map(no -> "it was answered with no, by " + no.by()).orElse("it was not answered")));
    }
}
