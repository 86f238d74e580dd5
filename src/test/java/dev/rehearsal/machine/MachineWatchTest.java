package dev.rehearsal.machine;

import dev.rehearsal.requests.Micros;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The very machine that runs this test. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MachineWatchTest {
    @TempDir
    Path folder;

    @Test
    void what_a_process_uses_is_told_and_read_again() throws Exception {
        long begun = Micros.now();
        Process burning = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        try (MachineWatch watch = MachineWatch.start(folder)) {
            watch.recognise(List.of(Mark.ids(Part.LOAD, () -> List.of(burning.pid()))));

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(watch.since(Micros.instant(begun)).share(Part.LOAD))
                                    .isPositive());
        } finally {
            burning.destroyForcibly().waitFor();
        }

        MachineRecord record = MachineRecord.in(folder);

        assertThat(record.share(Part.LOAD)).isPositive();
        assertThat(record.busy()).isPositive();
        assertThat(record.machine()).isSortedAccordingTo((one, other) -> Long.compare(one.from(), other.from()));
        assertThat(record.machine().get(0).from()).isBetween(begun, Micros.now());
    }

    @Test
    void a_process_that_nobody_knows_is_named() throws Exception {
        Process burning = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        try (MachineWatch watch = MachineWatch.start(folder)) {
            // This process starts it, and so it would be this one's; told to be nobody's, it is others'.
            watch.recognise(List.of(Mark.ids(Part.OTHERS, () -> List.of(burning.pid()))));

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> watch.since(Micros.instant(0)).processes().stream()
                            .flatMap(sample -> sample.others().stream())
                            .anyMatch(other ->
                                    other.pid() == burning.pid() && other.name().equals("sh")));
        } finally {
            burning.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_folder_without_a_record_tells_nothing() throws Exception {
        assertThat(MachineRecord.in(folder)).isEqualTo(MachineRecord.NONE);
    }
}
