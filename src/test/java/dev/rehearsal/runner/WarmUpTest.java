package dev.rehearsal.runner;

import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.TestContext;
import dev.rehearsal.time.TimedOutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class WarmUpTest {
    @Test
    void looks_that_outlast_their_deadline_keep_traffic_from_being_held() {
        StepContext late = new TestContext().within(Duration.ZERO).build();
        WarmUp warmUp = new WarmUp(List.of(new TestRunbook().plain("one")), Duration.ofSeconds(1));

        assertThatThrownBy(() -> warmUp.carryOut(late)).isInstanceOf(TimedOutException.class);
    }
}
