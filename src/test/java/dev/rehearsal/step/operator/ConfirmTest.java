package dev.rehearsal.step.operator;

import dev.rehearsal.step.Operator;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepContract;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.TestContext;
import dev.rehearsal.step.Verification;
import java.util.Optional;
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

    @Test
    void with_nobody_to_ask_it_is_blocked_before_anything_runs() {
        StepContext context = new TestContext()
                .person(new Operator() {
                    @Override
                    public Answer ask(String question) {
                        throw new IllegalStateException("nobody is there");
                    }

                    @Override
                    public Optional<String> absence() {
                        return Optional.of("nobody is there");
                    }
                })
                .build();

        assertThat(step.plan(context).blockers())
                .containsExactly("ask 'Is the load low?' → nobody is there → run it at a terminal, or give --yes");
    }

    private static StepContext answering(boolean isYes) {
        return new TestContext()
                .person(question -> new Operator.Answer(isYes, "a test"))
                .build();
    }
}
