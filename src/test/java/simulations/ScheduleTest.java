package simulations;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScheduleTest {
    private static final Schedule RISING = new Schedule(200, Duration.ofSeconds(2));

    @Test
    void without_a_ramp_requests_are_due_at_even_distances_from_the_first() {
        Schedule steady = new Schedule(200, Duration.ZERO);

        assertThat(LongStream.rangeClosed(1, 4).map(steady::offset)).containsExactly(0L, 5_000L, 10_000L, 15_000L);
    }

    @Test
    void a_ramp_sends_half_of_what_the_whole_rate_would_and_ever_more_of_it() {
        assertThat(due(Duration.ZERO, Duration.ofSeconds(1))).isEqualTo(50);
        assertThat(due(Duration.ofSeconds(1), Duration.ofSeconds(2))).isEqualTo(150);
    }

    @Test
    void after_the_ramp_requests_are_due_at_the_rate() {
        assertThat(due(Duration.ofSeconds(2), Duration.ofSeconds(3))).isEqualTo(200);
        assertThat(RISING.offset(1001) - RISING.offset(1000)).isEqualTo(5_000);
    }

    @Test
    void none_is_due_before_the_one_that_came_before() {
        assertThat(LongStream.rangeClosed(1, 1000).map(RISING::offset)).isSorted();
    }

    private static long due(Duration from, Duration to) {
        return LongStream.rangeClosed(1, 2000)
                .map(RISING::offset)
                .filter(offset -> offset >= from.toNanos() / 1000 && offset < to.toNanos() / 1000)
                .count();
    }
}
