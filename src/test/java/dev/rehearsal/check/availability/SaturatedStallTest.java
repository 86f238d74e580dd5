package dev.rehearsal.check.availability;

import dev.rehearsal.fakes.FakeLoad;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.machine.MachineRecord;
import dev.rehearsal.machine.MachineSample;
import dev.rehearsal.machine.TimeJudge;
import dev.rehearsal.requests.Micros;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.rehearsal.check.availability.JudgedLoad.START;
import static dev.rehearsal.check.availability.JudgedLoad.codes;
import static dev.rehearsal.check.availability.JudgedLoad.load;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

/** What a saturated machine excuses, and what it does not. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SaturatedStallTest {
    @TempDir
    Path folder;

    @Test
    void a_stall_that_the_machine_alone_may_explain_is_unknown() throws Exception {
        Judgement judgement =
                judge(load().hold(ofSeconds(13), ofMillis(14_500)), ofSeconds(5), ofSeconds(13), ofMillis(14_000));

        assertThat(codes(judgement)).containsExactly(FindingCode.MACHINE_SATURATED);
        assertThat(judgement.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void one_stall_that_it_does_not_explain_fails_beside_another_that_it_does() throws Exception {
        FakeLoad load = load().hold(ofSeconds(13), ofMillis(14_500)).hold(ofSeconds(16), ofMillis(17_200));

        Judgement judgement = judge(load, ofSeconds(5), ofSeconds(13), ofMillis(14_500));

        assertThat(codes(judgement)).containsExactly(FindingCode.STALL_TOO_LONG);
        assertThat(judgement.findings().get(0).found()).startsWith("1.2 s");
    }

    @Test
    void a_window_that_lasted_too_long_by_itself_fails_although_a_stall_in_it_is_excused() throws Exception {
        FakeLoad load = load().hold(ofMillis(3_000), ofMillis(4_500));

        Judgement judgement = judge(load, ofMillis(900), ofMillis(3_000), ofMillis(3_650));

        assertThat(codes(judgement)).containsExactly(FindingCode.MACHINE_SATURATED, FindingCode.MAINTENANCE_TOO_LONG);
    }

    @Test
    void a_window_whose_length_the_machine_alone_may_explain_is_unknown() throws Exception {
        Judgement judgement = judge(load(), ofMillis(900), Duration.ZERO, ofSeconds(19));

        assertThat(codes(judgement)).containsExactly(FindingCode.MACHINE_SATURATED);
        assertThat(judgement.findings().get(0).expected()).isEqualTo("a window of at most 900 ms");
    }

    @Test
    void a_window_that_nobody_saw_may_still_have_lasted_too_long() throws Exception {
        FakeLoad load = load().neverAnswer(ofMillis(2_900), ofMillis(4_700));

        Judgement judgement = judge(load, ofMillis(900), ofSeconds(19), ofSeconds(19));

        assertThat(codes(judgement)).contains(FindingCode.MAINTENANCE_TOO_LONG);
    }

    /** Of a machine without CPU to spare between two moments. */
    private Judgement judge(FakeLoad load, Duration maintenance, Duration from, Duration to) throws Exception {
        MachineRecord machine = new MachineRecord(
                List.of(new MachineSample(
                        Micros.at(START.plus(from)), Micros.at(START.plus(to)), 1000, 0, 0, 0, 0, 1000)),
                List.of());
        return new JudgedLoad(folder)
                .judge(load, maintenance, Optional.of(START.plusSeconds(20)), new TimeJudge(machine, machine, 200));
    }
}
