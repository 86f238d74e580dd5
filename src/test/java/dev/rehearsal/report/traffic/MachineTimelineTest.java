package dev.rehearsal.report.traffic;

import dev.rehearsal.fakes.FakeMachine;
import dev.rehearsal.machine.MachineRecord;
import dev.rehearsal.machine.MachineSample;
import dev.rehearsal.machine.Part;
import dev.rehearsal.machine.ProcessSample;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class MachineTimelineTest {
    private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");
    private static final long SECOND = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void a_machine_that_nobody_watched_has_none() {
        assertThat(MachineTimeline.of(MachineRecord.NONE, 2)).isEmpty();
    }

    @Test
    void parts_are_shares_of_all_cpu_time_and_make_up_what_is_busy_with_what_is_stolen() throws Exception {
        MachineTimeline machine = timeline(new FakeMachine(START, ofSeconds(10))
                .use(Part.LOAD, ofSeconds(0), ofSeconds(10), 400)
                .use(Part.OTHERS, ofSeconds(4), ofSeconds(8), 1000)
                .steal(ofSeconds(4), ofSeconds(8), 100));

        assertThat(machine.count()).isEqualTo(40);
        assertThat(at(machine, ofSeconds(2), machine.busy())).isEqualTo(200);
        assertThat(at(machine, ofSeconds(2), machine.part(Part.LOAD))).isEqualTo(200);
        assertThat(at(machine, ofSeconds(6), machine.busy())).isEqualTo(800);
        assertThat(at(machine, ofSeconds(6), machine.part(Part.LOAD))).isEqualTo(200);
        assertThat(at(machine, ofSeconds(6), machine.part(Part.OTHERS))).isEqualTo(500);
        assertThat(at(machine, ofSeconds(6), machine.stolen())).isEqualTo(100);
    }

    @Test
    void what_no_process_accounts_for_is_with_the_others() {
        MachineRecord record = new MachineRecord(
                List.of(sample(0, 600)), List.of(new ProcessSample(0, SECOND, Map.of(Part.SERVERS, 800L), List.of())));

        MachineTimeline machine = MachineTimeline.of(record, 2).orElseThrow();

        assertThat(machine.part(Part.SERVERS)).containsOnly(400L);
        assertThat(machine.part(Part.OTHERS)).containsOnly(200L);
    }

    @Test
    void it_says_for_how_much_of_each_bucket_the_machine_was_saturated() throws Exception {
        MachineTimeline machine = timeline(new FakeMachine(START, ofSeconds(10))
                .use(Part.OTHERS, ofSeconds(3), ofSeconds(5), 1900)
                .waitForMemory(ofSeconds(7), ofSeconds(8), 900));

        assertThat(machine.saturated().stream().filter(share -> share == 1000)).hasSize(12);
        assertThat(at(machine, ofSeconds(7), machine.memoryWaits())).isEqualTo(900);
        assertThat(machine.describe(machine.from(0), machine.from(40)))
                .isEqualTo("The machine's CPU was 19 % busy; it was saturated for 3 s.");
    }

    @Test
    void a_long_rehearsal_is_told_in_longer_buckets_that_mean_the_same() {
        long samples = Duration.ofHours(12).toSeconds();
        MachineRecord record = new MachineRecord(
                LongStream.range(0, samples)
                        .mapToObj(second -> sample(second, second % 2 == 0 ? 950 : 50))
                        .toList(),
                List.of());

        MachineTimeline machine = MachineTimeline.of(record, 2).orElseThrow();

        assertThat(machine.count()).isBetween(375, 750);
        assertThat(machine.busy()).allMatch(share -> share >= 480 && share <= 520);
        assertThat(machine.saturated()).allMatch(share -> share >= 480 && share <= 520);
        assertThat(machine.describe(0, samples * SECOND))
                .isEqualTo("The machine's CPU was 50 % busy; it was saturated for 6 h 00 m.");
    }

    private static MachineSample sample(long second, long busy) {
        return new MachineSample(second * SECOND, (second + 1) * SECOND, busy, 0, MachineSample.UNTOLD, 0, 0, 1);
    }

    private MachineTimeline timeline(FakeMachine machine) throws Exception {
        machine.write(folder);
        return MachineTimeline.of(MachineRecord.in(folder), 2).orElseThrow();
    }

    private static long at(MachineTimeline machine, Duration offset, List<Long> values) {
        return values.get((int) (offset.toNanos() / 1000 / machine.bucketMicros()));
    }
}
