package dev.rehearsal.check.availability;

import dev.rehearsal.fakes.FakeJournal;
import dev.rehearsal.fakes.FakeLoad;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.machine.MachineRecord;
import dev.rehearsal.machine.MachineSample;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Status;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SteadyStateTest {
    private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void a_load_that_runs_well_is_steady() throws Exception {
        assertThat(judge(load())).isEmpty();
    }

    @Test
    void what_happened_before_the_stretch_does_not_count() throws Exception {
        assertThat(judge(load().answer("create", ofSeconds(1), ofSeconds(2), Status.FAILED, "08006")))
                .isEmpty();
    }

    @Test
    void failures_leave_the_verdict_unknown() throws Exception {
        List<Finding> findings = judge(load().answer("create", ofSeconds(7), ofSeconds(8), Status.FAILED, "08006"));

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).code()).isEqualTo(FindingCode.NOT_STEADY);
        assertThat(findings.get(0).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_stall_is_not_steady() throws Exception {
        assertThat(judge(load().hold(ofSeconds(7), ofMillis(8500)))).hasSize(1);
    }

    @Test
    void silence_is_not_steady() throws Exception {
        assertThat(judge(load().neverAnswer(ofSeconds(6), ofSeconds(10)))).hasSize(1);
    }

    @Test
    void a_machine_that_was_saturated_meanwhile_is_named() throws Exception {
        assertThat(judge(load().hold(ofSeconds(7), ofMillis(8500)), busy(900)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.found()).contains("the machine's CPU was 90 % busy");
                    assertThat(finding.advice()).contains("end what else runs here", "mend application or database");
                });
    }

    @Test
    void a_machine_that_had_something_to_spare_of_all_is_not() throws Exception {
        assertThat(judge(load().hold(ofSeconds(7), ofMillis(8500)), busy(899)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.found()).doesNotContain("CPU"));
    }

    private static FakeLoad load() {
        return new FakeLoad(START, 200, ofSeconds(10));
    }

    private List<Finding> judge(FakeLoad load) throws Exception {
        return judge(load, MachineRecord.NONE);
    }

    private List<Finding> judge(FakeLoad load, MachineRecord meanwhile) throws Exception {
        load.write(folder);
        return SteadyState.judge(folder, START.plusSeconds(5), START.plusSeconds(10), FakeJournal.EXPECTED, meanwhile);
    }

    private static MachineRecord busy(long thousandths) {
        Instant from = START.plusSeconds(5);
        return new MachineRecord(
                List.of(new MachineSample(
                        Micros.at(from), Micros.at(from.plusSeconds(5)), thousandths, 0, 0, 0, 0, 1000)),
                List.of());
    }
}
