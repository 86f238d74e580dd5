package dev.rehearsal.requests;

import dev.rehearsal.requests.Schedule.Stage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScheduleTest {
    private static final Schedule SCHEDULE =
            new Schedule(List.of(new Stage(1, 1_000_000, 50), new Stage(101, 3_000_000, 200)));

    @Test
    void every_request_has_its_time() {
        assertThat(SCHEDULE.intended(1)).isEqualTo(1_000_000);
        assertThat(SCHEDULE.intended(100)).isEqualTo(2_980_000);
        assertThat(SCHEDULE.intended(101)).isEqualTo(3_000_000);
        assertThat(SCHEDULE.intended(301)).isEqualTo(4_000_000);
    }

    @Test
    void every_time_has_its_last_request() {
        assertThat(SCHEDULE.lastArrivedBy(999_999)).isZero();
        assertThat(SCHEDULE.lastArrivedBy(1_000_000)).isEqualTo(1);
        assertThat(SCHEDULE.lastArrivedBy(2_999_999)).isEqualTo(100);
        assertThat(SCHEDULE.lastArrivedBy(4_000_000)).isEqualTo(301);
    }

    @Test
    void what_is_written_is_read(@TempDir Path folder) throws CorruptLogException {
        try (RateLog log = RateLog.create(folder.resolve(RateLog.NAME))) {
            SCHEDULE.stages().forEach(log::append);
        }

        assertThat(Schedule.in(folder)).isEqualTo(SCHEDULE);
        assertThat(SCHEDULE.rate()).isEqualTo(200);
    }

    @Test
    void a_folder_without_a_load_has_no_stage(@TempDir Path folder) throws CorruptLogException {
        assertThat(Schedule.in(folder).isEmpty()).isTrue();
        assertThat(Schedule.in(folder).rate()).isZero();
    }
}
