package simulations;

import dev.rehearsal.requests.RateLog;
import dev.rehearsal.requests.Schedule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TimetableTest {
    private static final double MOST = 200;

    @TempDir
    Path folder;

    private final AtomicReference<Double> rate = new AtomicReference<>(MOST);

    /** The place of a user in the order in which they came, and what was due for it. */
    private record Sent(int user, Timetable.Place place) {}

    @Test
    void at_the_highest_rate_every_user_sends_the_request_of_its_own_number() {
        List<Sent> sent = users(400);

        assertThat(sent)
                .hasSize(400)
                .allMatch(each -> each.user() == each.place().number());
        assertThat(spacing(sent)).containsOnly(5_000L);
    }

    @Test
    void at_a_lower_rate_requests_keep_their_distance_and_take_targets_in_turn() {
        rate.set(100.0);

        List<Sent> sent = users(400);

        assertThat(sent.size()).isBetween(199, 201);
        assertThat(spacing(sent)).containsOnly(10_000L);
        assertThat(sent).allMatch(each -> each.user() % 2 == each.place().number() % 2);
    }

    @Test
    void a_rate_that_changes_leaves_no_gap_and_is_written_down() throws Exception {
        try (Timetable timetable = timetable()) {
            rate.set(50.0);
            List<Sent> slow = users(timetable, 400, 0);
            rate.set(137.0);
            List<Sent> faster = users(timetable, 400, 400);

            assertThat(slow.size()).isBetween(98, 101);
            assertThat(faster.size()).isBetween(270, 276);
            assertThat(faster.get(0).place().number())
                    .isEqualTo(slow.get(slow.size() - 1).place().number() + 1);
        }
        Schedule schedule = Schedule.in(folder);
        assertThat(schedule.rate()).isEqualTo(137);
        assertThat(schedule.stages()).hasSize(2);
    }

    @Test
    void more_than_the_highest_rate_is_not_to_be_had() {
        rate.set(1000.0);

        assertThat(users(100)).hasSize(100);
    }

    private List<Sent> users(int count) {
        try (Timetable timetable = timetable()) {
            return users(timetable, count, 0);
        }
    }

    private static List<Sent> users(Timetable timetable, int count, int before) {
        List<Sent> sent = new ArrayList<>();
        for (int user = before + 1; user <= before + count; user++) {
            Optional<Timetable.Place> place = timetable.next();
            int came = user;
            place.ifPresent(due -> sent.add(new Sent(came, due)));
        }
        return sent;
    }

    private Timetable timetable() {
        return new Timetable(MOST, 2, rate::get, RateLog.create(folder.resolve(RateLog.NAME)));
    }

    private static List<Long> spacing(List<Sent> sent) {
        List<Long> spacing = new ArrayList<>();
        for (int i = 1; i < sent.size(); i++) {
            spacing.add(sent.get(i).place().intended() - sent.get(i - 1).place().intended());
        }
        return spacing.stream().distinct().toList();
    }
}
