package simulations;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MixTest {
    private static final double RATE = 200;
    private static final Pace LOOK = new Pace(3, 0);
    private static final Pace BUY = new Pace(1, 0);
    private static final Pace HOLD = new Pace(0, 1);
    private static final Pace CONNECT = new Pace(0, 3);
    private static final List<Pace> PACES = List.of(LOOK, BUY, HOLD, CONNECT);

    @Test
    void weights_share_what_paced_kinds_leave() {
        List<Pace> paces = chosen(PACES, RATE, 1, 20_000);

        assertThat(count(paces, HOLD)).isBetween(99L, 101L);
        assertThat(count(paces, CONNECT)).isBetween(298L, 301L);
        assertThat(count(paces, LOOK) / (double) count(paces, BUY)).isBetween(2.8, 3.2);
    }

    @Test
    void a_paced_kind_comes_at_even_distances() {
        Mix mix = new Mix(PACES, 1);

        List<Long> numbers = LongStream.rangeClosed(1, 2_000)
                .filter(number -> PACES.get(mix.kind(place(number, RATE))).equals(HOLD))
                .boxed()
                .toList();

        assertThat(numbers).hasSize(10);
        for (int i = 1; i < numbers.size(); i++) {
            assertThat(numbers.get(i) - numbers.get(i - 1)).isEqualTo(200);
        }
    }

    @Test
    void the_same_seed_makes_the_same_choices_and_another_seed_others() {
        List<Pace> choices = chosen(PACES, RATE, 1, 1_000);

        assertThat(chosen(PACES, RATE, 1, 1_000)).isEqualTo(choices);
        assertThat(chosen(PACES, RATE, 2, 1_000)).isNotEqualTo(choices);
        assertThat(Mix.random(1, 7).nextLong()).isEqualTo(Mix.random(1, 7).nextLong());
        assertThat(Mix.random(1, 7).nextLong()).isNotEqualTo(Mix.random(1, 8).nextLong());
    }

    @Test
    void paced_kinds_leave_most_of_a_slow_load_to_the_others() {
        List<Pace> paces = chosen(PACES, 2, 1, 1_000);

        assertThat(count(paces, HOLD)).isBetween(90L, 101L);
        assertThat(count(paces, LOOK)).isGreaterThan(500);
    }

    @Test
    void paced_kinds_alone_make_up_the_whole_load() {
        List<Pace> paces = chosen(List.of(HOLD, CONNECT), RATE, 1, 1_000);

        assertThat(count(paces, HOLD) + count(paces, CONNECT)).isEqualTo(1_000);
        assertThat(count(paces, HOLD)).isBetween(400L, 600L);
    }

    @Test
    void a_load_of_nothing_is_refused() {
        assertThatThrownBy(() -> new Mix(List.of(), 1)).hasMessage("a load needs at least one kind of request");
    }

    private static Timetable.Place place(long number, double rate) {
        return new Timetable.Place(number, 0, rate);
    }

    private static long count(List<Pace> paces, Pace pace) {
        return paces.stream().filter(pace::equals).count();
    }

    private static List<Pace> chosen(List<Pace> paces, double rate, long seed, int requests) {
        Mix mix = new Mix(paces, seed);
        return LongStream.rangeClosed(1, requests)
                .mapToObj(number -> paces.get(mix.kind(place(number, rate))))
                .toList();
    }
}
