package dev.rehearsal.machine;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MachineSampleTest {
    @Test
    void the_cpu_is_saturated_from_nine_tenths_on() {
        assertThat(new Machines().busy(1, 899).record().scarcest()).isEmpty();
        assertThat(new Machines().busy(1, 900).record().scarcest()).contains(Resource.CPU);
    }

    @Test
    void memory_is_saturated_when_it_is_waited_for_half_of_the_time_and_a_disk_when_it_always_is() {
        assertThat(new Machines().waitingForMemory(1, 499).record().scarcest()).isEmpty();
        assertThat(new Machines().waitingForMemory(1, 500).record().scarcest()).contains(Resource.MEMORY);
        assertThat(new Machines().waitingForDisk(1, 899).record().scarcest()).isEmpty();
        assertThat(new Machines().waitingForDisk(1, 900).record().scarcest()).contains(Resource.DISK);
    }

    @Test
    void shares_are_of_what_there_was_between_two_readings() {
        Totals before = new Totals(10_000_000, 4_000_000, 0, 500_000, 0, 100_000, 3L << 30);
        Totals after = new Totals(10_500_000, 4_300_000, 50_000, 600_000, 0, 225_000, 2L << 30);

        MachineSample sample = MachineSample.between(0, before, 250_000, after);

        assertThat(sample).isEqualTo(new MachineSample(0, 250_000, 700, 100, 400, 0, 500, 2048));
    }

    @Test
    void what_a_system_does_not_tell_saturates_nothing() {
        Totals nothing = new Totals(0, 0, 0, Totals.UNTOLD, Totals.UNTOLD, Totals.UNTOLD, Totals.UNTOLD);

        MachineSample sample = MachineSample.between(0, nothing, 250_000, nothing);

        assertThat(sample.pressure()).isEqualTo(MachineSample.UNTOLD);
        assertThat(sample.available()).isEqualTo(MachineSample.UNTOLD);
        assertThat(sample.saturated(true)).isEmpty();
    }
}
