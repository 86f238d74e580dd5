package dev.rehearsal.step.traffic;

import dev.rehearsal.database.Connections;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepContract;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.TestContext;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.rds.CloneCluster;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmokeCheckTest extends StepContract {
    private final SmokeCheck step = new SmokeCheck("");
    private final FakeDeployment deployment = new FakeDeployment(new Connections(TrafficStage.BLUE));

    @Override
    protected Stage stage() {
        return new Stage(step, context(), () -> deployment.configured() + " after " + deployment.redeploys());
    }

    /** It waits for what may be so already. */
    @Override
    protected boolean isVisible() {
        return false;
    }

    @Override
    protected boolean isSettledByExecuting() {
        return false;
    }

    @Test
    void instances_that_write_and_read_pass_and_say_where() throws Exception {
        StepContext context = context();

        step.execute(context);

        assertThat(step.verify(context).isPassed()).isTrue();
        assertThat(context.journal().events())
                .extracting(Object::toString)
                .anyMatch(event ->
                        event.contains("application-2 writes to 127.0.0.1:1/shop and reads from 127.0.0.1:1/shop"));
    }

    @Test
    void an_instance_that_cannot_write_fails_it_by_name() {
        deployment.unableToWrite("ERROR: permission denied for table orders");

        assertThatThrownBy(() -> step.execute(context()))
                .isInstanceOf(StepFailedException.class)
                .hasMessage(
                        "see that every instance writes and reads → application-1: ERROR: permission denied for table orders; application-2: ERROR: permission denied for table orders → see what these instances are connected to, and their logs, before you rely on the application");
        Verification verification = step.verify(context());
        assertThat(verification.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(verification.found()).startsWith("application-1: ERROR: permission denied");
    }

    @Test
    void the_server_that_shall_take_the_writes_may_still_be_missing_when_it_is_planned() {
        var plan = new SmokeCheck("green").plan(context());

        assertThat(plan.after(List.of(CloneCluster.class)).blockers()).isEmpty();
        assertThat(plan.after(List.of()).blockers())
                .containsExactly("'green' has no server; create it before, or choose one of []");
    }

    private StepContext context() {
        return new TestContext().deployment(deployment).build();
    }
}
