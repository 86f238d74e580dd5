package dev.rehearsal.runner;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Schedule;
import dev.rehearsal.scenario.Item;
import dev.rehearsal.server.containers.NeedsContainers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;
import static dev.rehearsal.runner.SaturatedMachineIT.rehearsal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;

/**
 * A warm-up on a machine that has nothing to spare: it does not pass for steady, says which resource is short, and says
 * nothing of a rate that it did not measure. Alone, since here the machine is part of what is looked at.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Tag("alone")
final class SaturatedWarmUpIT {
    /** Requests per second, for each processor. */
    private static final int MORE_THAN_ONE_BEARS = 3000;

    @Test
    @NeedsContainers
    void a_load_that_never_becomes_steady_for_want_of_memory_says_so() throws Exception {
        Hog.needsPressure();
        Hog.ofMemory()
                .beside(() -> assertThat(unsteady("no-memory-to-warm-up"))
                        .hasFoundSaying(FindingCode.NOT_STEADY, "somebody waited for memory"));
    }

    @Test
    void a_load_that_never_becomes_steady_for_want_of_cpu_says_so() throws Exception {
        Hog.ofCpu()
                .beside(() -> assertThat(unsteady("no-cpu-to-warm-up"))
                        .hasFoundSaying(FindingCode.NOT_STEADY, "the machine's CPU was"));
    }

    @Test
    void a_load_that_never_becomes_steady_for_want_of_a_disk_says_so() throws Exception {
        Hog.needsPressure();
        Hog.ofDisk()
                .beside(() -> assertThat(unsteady("no-disk-to-warm-up"))
                        .hasFoundSaying(FindingCode.NOT_STEADY, "somebody waited for the disk"));
    }

    @Test
    void a_rate_that_this_machine_cannot_carry_is_not_steady_and_the_cpu_is_named() throws Exception {
        var result = rehearsal("too-much")
                .with(
                        "load.rate",
                        String.valueOf(
                                MORE_THAN_ONE_BEARS * Runtime.getRuntime().availableProcessors()))
                .with("load.steadyWithin", "1s")
                .runbook(Item.step(new Sabotage("nothing", context -> {})))
                .run();

        assertThat(result).hasVerdict(Verdict.UNKNOWN).hasFoundSaying(FindingCode.NOT_STEADY, "the machine's CPU was");
    }

    @Test
    void a_rate_that_is_chosen_since_time_runs_out_is_measured_before_anything_is_said_of_it() throws Exception {
        Hog.ofCpu().beside(() -> {
            var result = rehearsal("late-to-be-found")
                    .with("load.rate", "auto")
                    .with("load.warmUp", "1s")
                    .with("load.steadyWithin", "2s")
                    .runbook(Item.step(new Sabotage("nothing", context -> {})))
                    .run();

            Schedule.Stage last = Schedule.in(result.folder().path()).last();
            assertThat(last.number()).as("that the first rate was given up").isGreaterThan(1);
            assertThat(result.events())
                    .filteredOn(Event.RateFound.class::isInstance)
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(((Event.RateFound) found).rate()).isEqualTo(last.rate());
                        assertThat(found.at()).isAfter(Micros.instant(last.at()).plusSeconds(2));
                    });
        });
    }

    private static TestRehearsal.Result unsteady(String name) throws Exception {
        return rehearsal(name)
                .with("expect.longestStall", "1ms")
                .with("load.steadyWithin", "1s")
                .runbook(Item.step(new Sabotage("nothing", context -> {})))
                .run();
    }
}
