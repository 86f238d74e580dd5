package dev.rehearsal.requests;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LiveFiguresTest {
    private static final long START = 1_700_000_000_000_000L;
    private static final double RATE = 100;

    @TempDir
    Path folder;

    @Test
    void nothing_is_known_before_the_log_exists() throws CorruptLogException {
        try (LiveFigures live = new LiveFigures(folder, at(0))) {
            Figures figures = live.now();

            assertThat(figures.answered()).isZero();
            assertThat(figures.p99()).isEmpty();
            assertThat(figures.lastSuccess()).isEmpty();
        }
    }

    @Test
    void all_requests_are_counted_and_the_last_second_is_measured() throws CorruptLogException {
        try (RequestLog log = RequestLog.create(folder.resolve("requests.log"))) {
            for (int i = 1; i <= 200; i++) {
                log.append(request(
                        i, i == 200 ? 9_000 : 4_000, i == 7 ? Status.FAILED : i == 8 ? Status.UNKNOWN : Status.OK));
            }
        }

        try (LiveFigures live = new LiveFigures(folder, at(2_000_000))) {
            Figures figures = live.now();

            assertThat(figures.answered()).isEqualTo(200);
            assertThat(figures.failed()).isEqualTo(1);
            assertThat(figures.unknown()).isEqualTo(1);
            assertThat(figures.perSecond()).isBetween(99.0, 101.0);
            assertThat(figures.p99().orElseThrow()).isBetween(Duration.ofNanos(3_990_000), Duration.ofNanos(4_010_000));
            assertThat(figures.longest().orElseThrow())
                    .isBetween(Duration.ofNanos(8_990_000), Duration.ofNanos(9_010_000));
            assertThat(figures.lastSuccess()).contains(Instant.ofEpochSecond(1_700_000_001, 999_000_000));
        }
    }

    @Test
    void a_stall_shows_as_silence_and_growing_work_in_flight() throws CorruptLogException {
        try (RequestLog log = RequestLog.create(folder.resolve("requests.log"))) {
            for (int i = 1; i <= 100; i++) {
                log.append(request(i, 4_000, Status.OK));
            }
        }

        try (RateLog rates = RateLog.create(folder.resolve(RateLog.NAME))) {
            rates.append(new Schedule.Stage(1, START, RATE));
        }

        try (LiveFigures live = new LiveFigures(folder, at(3_000_000))) {
            Figures figures = live.now();

            assertThat(figures.perSecond()).isZero();
            assertThat(figures.p99()).isEmpty();
            assertThat(figures.inFlight()).isEqualTo(201);
        }
    }

    @Test
    void what_is_logged_later_is_added() throws Exception {
        Path file = folder.resolve("requests.log");
        try (RequestLog log = RequestLog.create(file);
                LiveFigures live = new LiveFigures(folder, at(20_000))) {
            log.append(request(1, 4_000, Status.OK));
            Awaitility.await().until(() -> live.now().answered() == 1);

            log.append(request(2, 4_000, Status.FAILED));

            Awaitility.await().until(() -> live.now().failed() == 1);
            assertThat(live.now().answered()).isEqualTo(2);
        }
    }

    private static Request request(int number, long latency, Status status) {
        long intended = START + (number - 1) * 10_000L;
        return new Request(number, "create", intended, intended, intended + latency, status, 1, number, "blue", "");
    }

    private static Clock at(long microsAfterStart) {
        return Clock.fixed(Instant.ofEpochSecond(0, (START + microsAfterStart) * 1000), ZoneOffset.UTC);
    }
}
