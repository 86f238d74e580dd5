package dev.rehearsal.machine;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.machine.ProcessSample.Other;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TimeJudgeTest {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final long SECOND = 1_000_000;
    private static final Finding MISSED = Finding.failed(
            FindingCode.STALL_TOO_LONG, "at most 1 s", "1.5 s", "the switchover", "shorten what it waits for");

    @Test
    void a_wait_on_a_machine_with_cpu_to_spare_is_the_runbook_s() {
        TimeJudge judge = on(new Machines().busy(20, 850).record());

        assertThat(judge.judge(MISSED, 0, 3 * SECOND / 2, LIMIT)).isEqualTo(MISSED);
    }

    @Test
    void a_wait_that_only_a_saturated_machine_made_too_long_proves_nothing() {
        TimeJudge judge = on(new Machines().busy(2, 990).busy(18, 400).record());

        Finding finding = judge.judge(MISSED, 0, 3 * SECOND / 2, LIMIT);

        assertThat(finding.code()).isEqualTo(FindingCode.MACHINE_SATURATED);
        assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(finding.where()).isEqualTo("the switchover");
        assertThat(finding.found()).startsWith("1.5 s; saturated for 500 ms of it: the machine's CPU was 60 % busy");
    }

    @Test
    void a_wait_that_was_too_long_even_without_the_saturated_time_is_the_runbook_s() {
        TimeJudge judge = on(new Machines().busy(1, 990).busy(19, 400).record());

        assertThat(judge.judge(MISSED, 0, 3 * SECOND / 2, LIMIT)).isEqualTo(MISSED);
    }

    @Test
    void saturation_at_another_time_excuses_nothing() {
        TimeJudge judge = on(new Machines().busy(12, 400).busy(20, 1000).record());

        assertThat(judge.judge(MISSED, 0, 3 * SECOND / 2, LIMIT)).isEqualTo(MISSED);
    }

    @Test
    void what_was_given_up_is_excused_by_a_machine_that_was_saturated_for_most_of_it() {
        TimeJudge judge = on(new Machines().busy(8, 990).busy(8, 300).record());

        assertThat(judge.judgeGivenUp(MISSED, 0, 3 * SECOND).code()).isEqualTo(FindingCode.MACHINE_SATURATED);
        assertThat(judge.judgeGivenUp(MISSED, 0, 4 * SECOND)).isEqualTo(MISSED);
    }

    @Test
    void who_used_the_machine_and_which_rate_would_fit_is_told() {
        MachineRecord record = new Machines()
                .busy(4, 1000)
                .used(Map.of(Part.APPLICATION, 700L, Part.OTHERS, 900L), new Other("stress", 77, 890, 3, 0))
                .record();
        Spare spare = Spare.ofThisMachine();
        long busy = 700L / spare.processors();
        MachineRecord steady = new Machines()
                .busy(4, busy)
                .used(Map.of(Part.APPLICATION, 700L))
                .record();

        Finding finding = new TimeJudge(record, steady, 200).judge(MISSED, 0, SECOND, Duration.ofMillis(500));

        assertThat(finding.found()).contains("application 70 %, other programs 90 %: stress (process 77) 89 %");
        assertThat(finding.advice())
                .startsWith("end stress, or rehearse with --set load.rate=%.0f,"
                        .formatted(Math.min(100, spare.rate(200, record))));
    }

    @Test
    void nobody_is_told_to_end_a_thread_of_the_kernel() {
        MachineRecord record = new Machines()
                .busy(4, 1000)
                .used(Map.of(Part.OTHERS, 900L), new Other("[kswapd0]", 77, 890, 3, 0))
                .record();

        Finding finding = on(record).judge(MISSED, 0, SECOND, Duration.ofMillis(500));

        assertThat(finding.found()).contains("[kswapd0] (process 77) 89 %");
        assertThat(finding.advice()).doesNotContain("kswapd0");
    }

    @Test
    void memory_and_disk_are_told_by_who_has_most_of_them() {
        Other hog = new Other("hog", 5, 10, 4000, 90_000);
        MachineRecord memory =
                new Machines().waitingForMemory(8, 800).used(Map.of(), hog).record();
        MachineRecord disk = new Machines()
                .waitingForDisk(8, 950)
                .used(Map.of(Part.SERVERS, 100L), hog)
                .record();

        assertThat(on(memory).judge(MISSED, 0, 3 * SECOND / 2, LIMIT).found())
                .endsWith(
                        "for 80 % of the time somebody waited for memory, of which 1,000 MiB were left (other programs: hog (process 5) 4,000 MiB)");
        assertThat(on(disk).judge(MISSED, 0, 3 * SECOND / 2, LIMIT).found())
                .endsWith(
                        "for 95 % of the time somebody waited for the disk (other programs: hog (process 5) 90,000 KiB/s)");
    }

    @Test
    void all_that_was_scarce_is_told_the_scarcest_first() {
        MachineRecord both = new Machines()
                .busy(6, 950)
                .waitingForDisk(2, 950)
                .used(Map.of(Part.SERVERS, 100L), new Other("hog", 5, 890, 4000, 90_000))
                .record();

        assertThat(new Shortage(both).inWords())
                .hasValueSatisfying(words -> assertThat(words)
                        .containsSubsequence(
                                "the machine's CPU was ", "; for 24 % of the time somebody waited for the disk"));
    }

    @Test
    void a_disk_excuses_nothing_where_no_server_runs_on_it() {
        MachineRecord disk = new Machines()
                .waitingForDisk(8, 950)
                .used(Map.of(Part.LOAD, 100L))
                .record();

        assertThat(on(disk).judge(MISSED, 0, 3 * SECOND / 2, LIMIT)).isEqualTo(MISSED);
    }

    @Test
    void where_nothing_is_known_of_the_machine_nothing_is_excused() {
        assertThat(TimeJudge.OF_A_MACHINE_WITH_ENOUGH.judge(MISSED, 0, 3 * SECOND / 2, LIMIT))
                .isEqualTo(MISSED);
    }

    private static TimeJudge on(MachineRecord machine) {
        return new TimeJudge(machine, machine, 200);
    }
}
