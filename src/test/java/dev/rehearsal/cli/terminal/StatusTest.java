package dev.rehearsal.cli.terminal;

import dev.rehearsal.fakes.FakeJournal;
import dev.rehearsal.journal.Background;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Phase;
import dev.rehearsal.journal.RunbookLine;
import dev.rehearsal.requests.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StatusTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Pulse LOAD = new Pulse(
            Optional.of(new Figures(
                    24_000, 3, 0, 199.6, Optional.of(Duration.ofMillis(12)), Optional.empty(), 1, Optional.empty())),
            OptionalLong.empty());
    private static final Pulse BUSY = new Pulse(LOAD.load(), OptionalLong.of(634));

    @Test
    void it_tells_scenario_step_time_load_and_lag() {
        Status status = running()
                .after(new Event.StepBegan(NOW, "wait-for-replication", 12, ""))
                .after(new Event.LagSeen(NOW, "green", 4096, "bytes"));

        assertThat(status.inWords(Duration.ofSeconds(83), LOAD, 200))
                .isEqualTo(
                        "my-upgrade  step 12 of 22 wait-for-replication  1 m 23 s  200/s  failed 3  p99 12 ms  lag 4096 bytes");
    }

    @Test
    void a_large_lag_is_told_in_megabytes() {
        Status status = running().after(new Event.LagSeen(NOW, "green", 34_785_120, "bytes"));

        assertThat(status.inWords(Duration.ofSeconds(83), LOAD, 200)).endsWith("lag 34.8 MB");
    }

    @Test
    void it_leaves_the_scenario_out_before_the_figures() {
        Status status = running().after(new Event.StepBegan(NOW, "wait-for-replication", 12, ""));

        assertThat(status.inWords(Duration.ofSeconds(83), LOAD, 80))
                .isEqualTo("step 12 of 22 wait-for-replication  1 m 23 s  200/s  failed 3  p99 12 ms");
    }

    @Test
    void how_busy_the_machine_is_is_told_before_the_scenario_and_after_the_load() {
        Status status = running()
                .after(new Event.StepBegan(NOW, "analyze", 13, ""))
                .after(new Event.LagSeen(NOW, "green", 4096, "bytes"));

        assertThat(status.inWords(Duration.ofSeconds(83), BUSY, 200))
                .isEqualTo(
                        "my-upgrade  step 13 of 22 analyze  1 m 23 s  200/s  failed 3  p99 12 ms  CPU 63 %  lag 4096 bytes");
        assertThat(status.inWords(Duration.ofSeconds(83), BUSY, 90))
                .isEqualTo("step 13 of 22 analyze  1 m 23 s  200/s  failed 3  p99 12 ms  CPU 63 %  lag 4096 bytes");
        assertThat(status.inWords(Duration.ofSeconds(83), BUSY, 80))
                .isEqualTo("step 13 of 22 analyze  1 m 23 s  200/s  failed 3  p99 12 ms  lag 4096 bytes");
    }

    @Test
    void a_new_phase_has_no_step_yet() {
        Status status = Status.before()
                .after(new Event.StepBegan(NOW, "analyze", 13, ""))
                .after(new Event.PhaseBegan(NOW, Phase.COOL_DOWN));

        assertThat(status.inWords(Duration.ZERO, Pulse.NONE, 80)).isEqualTo("cool down  0 ms");
    }

    private static Status running() {
        List<RunbookLine> lines = IntStream.rangeClosed(1, 22)
                .mapToObj(number -> new RunbookLine(number, "step", "", ""))
                .toList();
        return Status.before()
                .after(new Event.Started(
                        NOW, "my-upgrade", "", "", "embedded", Map.of(), List.of(), FakeJournal.EXPECTED))
                .after(new Background.RunbookRead(NOW, lines))
                .after(new Event.PhaseBegan(NOW, Phase.RUN));
    }

    @Test
    void it_leaves_the_last_column_free() {
        Status status = Status.before().after(new Event.StepBegan(NOW, "wait-for-replication", 12, ""));

        assertThat(status.inWords(Duration.ZERO, LOAD, 20)).hasSize(19);
    }
}
