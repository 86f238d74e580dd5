package dev.rehearsal.runner;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Effort;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.TestContext;
import dev.rehearsal.step.database.SynchronizeSequences;
import dev.rehearsal.step.postgres.replication.WaitForReplication;
import dev.rehearsal.step.traffic.FakeGate;
import dev.rehearsal.step.traffic.ResumeTraffic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ExpectedPauseTest {
    private static final Step MARKER = new WaitForReplication("blue", "green");
    private static final Step SEQUENCES = new SynchronizeSequences("blue", "green", 100);
    private static final Step RELEASE = new ResumeTraffic();

    @Test
    void actions_add_up_and_of_two_steps_that_overlap_the_longer_counts() {
        ExpectedPause pause = ExpectedPause.of(List.of(step(MARKER, 2, 3), step(SEQUENCES, 4), step(RELEASE, 10)));

        assertThat(pause.duration()).isEqualTo(Duration.ofMillis(15));
        assertThat(pause.inWords())
                .isEqualTo(
                        "Expected pause: 15 ms, counting the longer of the steps that overlap (wait-for-replication, synchronize-sequences).");
    }

    @Test
    void steps_in_another_order_do_not_overlap() {
        assertThat(ExpectedPause.of(List.of(step(SEQUENCES, 4), step(MARKER, 5)))
                        .duration())
                .isEqualTo(Duration.ofMillis(9));
    }

    @Test
    void it_tells_how_long_work_under_way_may_take_and_what_nobody_can_tell() {
        Forecast drain = new Forecast(Optional.of(Duration.ofMillis(1)), Duration.ofSeconds(5), "");
        ExpectedPause pause = ExpectedPause.of(List.of(
                new PlannedStep(1, Optional.empty(), RELEASE, Plan.of(), List.of(drain)),
                new PlannedStep(2, Optional.empty(), MARKER, Plan.of(), List.of(Forecast.UNKNOWN))));

        assertThat(pause.inWords())
                .isEqualTo("Expected pause: 1 ms, and as long as the work under way takes, at most 5 s,"
                        + " and what nobody here can tell: wait-for-replication.");
    }

    @Test
    void what_cannot_be_timed_counts_as_it_was_measured_and_says_so() {
        Forecast forecast = pace().of(Action.gate("end them")
                .taking(Effort.roundTrips(0).andCommits(2).andSessions(10)));

        assertThat(forecast.duration())
                .contains(Forecasts.COMMIT.multipliedBy(2).plus(Forecasts.SESSION.multipliedBy(10)));
        assertThat(forecast.basis()).isEqualTo("2 × 1.5 ms to flush + 10 sessions × 1.3 ms to end");
    }

    @Test
    void a_call_of_the_gate_is_timed() {
        Forecast forecast = pace().of(Action.gate("resume"));

        assertThat(forecast.duration().orElseThrow()).isPositive();
        assertThat(forecast.basis()).matches("1 × .* ms, as the gate answers now");
    }

    @Test
    void nobody_can_tell_what_a_promotion_or_a_gate_that_is_silent_takes() {
        assertThat(pace().of(Action.api("green", "promoteReadReplica"))).isEqualTo(Forecast.UNKNOWN);
        assertThat(new Forecasts(new TestContext().gate(gate().silent()).build()).of(Action.gate("resume")))
                .isEqualTo(Forecast.UNKNOWN);
    }

    @Test
    void only_a_window_that_moves_traffic_is_foretold() {
        Plan plan = Plan.of(Action.gate("resume"));

        assertThat(new PlannedStep(1, Optional.of(WindowKind.SWITCHOVER), RELEASE, plan)
                        .foretoldBy(pace())
                        .forecasts())
                .hasSize(1);
        assertThat(new PlannedStep(1, Optional.of(WindowKind.MAINTENANCE), RELEASE, plan)
                        .foretoldBy(pace())
                        .forecasts())
                .isEmpty();
    }

    private static PlannedStep step(Step step, int... millis) {
        List<Forecast> forecasts = Arrays.stream(millis)
                .mapToObj(each -> new Forecast(Optional.of(Duration.ofMillis(each)), Duration.ZERO, ""))
                .toList();
        return new PlannedStep(1, Optional.of(WindowKind.SWITCHOVER), step, Plan.of(), forecasts);
    }

    private static Forecasts pace() {
        return new Forecasts(new TestContext().gate(gate()).build());
    }

    private static FakeGate gate() {
        return new FakeGate(new Address(new Endpoint("blue", 5432), "shop"));
    }
}
