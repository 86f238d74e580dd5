package dev.rehearsal.runner;

import dev.rehearsal.machine.MachineRecord;
import dev.rehearsal.machine.MachineSample;
import dev.rehearsal.machine.Part;
import dev.rehearsal.machine.ProcessSample;
import dev.rehearsal.machine.Spare;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RateSearchTest {
    private static final int PROCESSORS = 2;

    private final RateSearch search = new RateSearch(new Spare(PROCESSORS), 200);

    @Test
    void a_machine_with_enough_carries_the_most_that_is_tried() {
        assertThat(found(rate -> 0.1 + rate * 0.002)).isEqualTo(200);
    }

    @Test
    void a_slow_machine_carries_what_leaves_two_fifths() {
        assertThat(found(rate -> rate * 0.010)).isBetween(105.0, 135.0);
    }

    @Test
    void a_machine_that_carries_nothing_gets_the_least() {
        assertThat(found(rate -> 1.9)).isEqualTo(Spare.LEAST_RATE);
    }

    @Test
    void the_rate_grows_at_most_twofold_at_a_time() {
        assertThat(search.first()).isEqualTo(50);
        assertThat(search.next(50, using(0.01))).isEqualTo(100);
    }

    /** Where the search comes to rest when a rate costs that many processors. */
    private double found(DoubleUnaryOperator cost) {
        double rate = search.first();
        for (int i = 0; i < 10; i++) {
            rate = search.next(rate, using(cost.applyAsDouble(rate)));
        }
        return rate;
    }

    private static MachineRecord using(double processors) {
        long busy = Math.round(processors / PROCESSORS * 1000);
        return new MachineRecord(
                List.of(new MachineSample(0, 1_000_000, busy, 0, 0, 0, 0, 1000)),
                List.of(new ProcessSample(
                        0, 1_000_000, Map.of(Part.APPLICATION, Math.round(processors * 1000)), List.of())));
    }
}
