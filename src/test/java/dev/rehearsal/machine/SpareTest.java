package dev.rehearsal.machine;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SpareTest {
    private final Spare spare = new Spare(2);

    @Test
    void a_machine_of_its_own_carries_what_leaves_two_fifths() {
        MachineRecord record = new Machines()
                .busy(4, 300)
                .used(Map.of(Part.SERVERS, 300L, Part.APPLICATION, 300L))
                .record();

        assertThat(spare.rate(100, record)).isEqualTo(200, within(1.0));
    }

    @Test
    void the_rate_to_expect_follows_speed_and_what_others_leave() {
        MachineRecord idle = new Machines().busy(4, 0).record();
        MachineRecord half = new Machines().busy(4, 300).record();

        assertThat(spare.expected(idle, new Speed(10_000), 100)).isEqualTo(120, within(0.1));
        assertThat(spare.expected(half, new Speed(10_000), 100)).isEqualTo(60, within(0.1));
        assertThat(spare.expected(half, new Speed(20_000), 100)).isEqualTo(120, within(0.1));
    }

    @Test
    void what_others_use_is_not_there_for_the_load() {
        MachineRecord record = new Machines()
                .busy(4, 700)
                .used(Map.of(Part.SERVERS, 400L, Part.OTHERS, 1000L))
                .record();

        assertThat(spare.rate(100, record)).isEqualTo(50, within(1.0));
    }

    @Test
    void beside_others_who_use_more_than_three_fifths_there_is_room_for_nothing() {
        MachineRecord record =
                new Machines().busy(4, 900).used(Map.of(Part.OTHERS, 1400L)).record();

        assertThat(spare.rate(100, record)).isZero();
    }
}
