package dev.rehearsal.cli.terminal;

import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.runner.Forecast;
import dev.rehearsal.runner.PlannedStep;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.traffic.PauseTraffic;
import dev.rehearsal.step.traffic.ResumeTraffic;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PlanPrinterTest {
    private static final Step PAUSE = new PauseTraffic(Duration.ofSeconds(5), "none");
    private static final Forecast DRAIN =
            new Forecast(Optional.of(Duration.ofMillis(2)), Duration.ofSeconds(5), "1 × 2 ms, as the gate answers now");
    private static final Forecast UNKNOWN = new Forecast(Optional.empty(), Duration.ZERO, "");

    @Test
    void each_action_that_holds_clients_says_how_long_it_will_take_and_on_what_that_is_based() {
        String said = printed(
                step(WindowKind.SWITCHOVER, PAUSE, DRAIN), step(WindowKind.SWITCHOVER, new ResumeTraffic(), UNKNOWN));

        assertThat(said.lines().map(String::strip))
                .containsSubsequence(
                        "gate     gate     something",
                        "about 2 ms, and up to 5 s for work under way (1 × 2 ms, as the gate answers now)",
                        "it cannot be told how long this takes",
                        "Expected pause: 2 ms, and as long as the work under way takes, at most 5 s,"
                                + " and what nobody here can tell: resume-traffic.",
                        "Answers were timed now, without load; flushes and ends of sessions count as on embedded servers of two cores.");
    }

    @Test
    void each_window_has_a_sum_of_its_own() {
        String said = printed(
                step(WindowKind.SWITCHOVER, PAUSE, DRAIN),
                new PlannedStep(2, Optional.empty(), PAUSE, Plan.of(), List.of()),
                step(WindowKind.SWITCH_BACK, PAUSE, DRAIN));

        assertThat(said.lines().filter(line -> line.contains("Expected pause: 2 ms")))
                .hasSize(2);
    }

    @Test
    void where_traffic_is_not_moved_nothing_is_foretold() {
        assertThat(printed(new PlannedStep(
                        1, Optional.of(WindowKind.MAINTENANCE), PAUSE, Plan.of(Action.gate("pause")), List.of())))
                .doesNotContain("about", "Expected pause");
    }

    private static PlannedStep step(WindowKind window, Step step, Forecast forecast) {
        return new PlannedStep(1, Optional.of(window), step, Plan.of(Action.gate("something")), List.of(forecast));
    }

    private static String printed(PlannedStep... steps) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        new PlanPrinter(new Screen(out, out, Ansi.OFF)).print(List.of(steps));
        return said.toString();
    }
}
