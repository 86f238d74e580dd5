package dev.rehearsal.step.operator;

import dev.rehearsal.step.Operator;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepContract;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.TestContext;
import dev.rehearsal.step.Verification;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConfirmTest extends StepContract {
    private final Confirm step = new Confirm("Is the load low?");

    @Override
    protected Stage stage() {
        StepContext context = answering(true);
        return new Stage(step, context, () -> context.values().all().toString());
    }

    @Override
    protected boolean isSettledByExecuting() {
        return false;
    }

    @Test
    void a_no_fails_it_and_is_journalled() {
        StepContext context = answering(false);

        assertThatThrownBy(() -> step.execute(context))
                .isInstanceOf(StepFailedException.class)
                .hasMessage(
                        "ask 'Is the load low?' → the answer was no, by a test → see to what the question is about, or answer yes");
        assertThat(step.verify(context))
                .isEqualTo(Verification.fails(
                        "'Is the load low?' was answered with yes", "it was answered with no, by a test"));
    }

    private static StepContext answering(boolean isYes) {
        return new TestContext()
                .person(question -> new Operator.Answer(isYes, "a test"))
                .build();
    }
}
