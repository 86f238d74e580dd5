package dev.rehearsal.check.switchover;

import dev.rehearsal.fakes.FakeJournal;
import dev.rehearsal.fakes.FakeLoad;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.machine.MachineRecord;
import dev.rehearsal.machine.MachineSample;
import dev.rehearsal.machine.TimeJudge;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SwitchoverTest {
    private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void it_takes_from_time_zero_to_the_first_write_on_green() throws Exception {
        Judgement judgement = judge(moved(), whole(), ofSeconds(1));

        assertThat(judgement.findings()).isEmpty();
        assertThat(time(judgement)).isBetween(ofMillis(65), ofMillis(90));
        assertThat(judgement.figures()).containsEntry("offset.pausing", "0.000 ms");
    }

    @Test
    void it_says_for_how_long_the_gate_held_traffic_and_how_many_requests_met_that() throws Exception {
        Judgement judgement = judge(moved(), whole(), ofSeconds(1));

        assertThat(judgement.figures()).containsEntry("hold", "60.000 ms").containsEntry("metHold", "12");
    }

    @Test
    void a_hold_between_two_arrivals_is_met_by_nobody() throws Exception {
        FakeLoad sparse = new FakeLoad(START, 2, ofSeconds(10)).moveToGreen(ofMillis(5_330));
        FakeJournal between = new FakeJournal(START).switchover(ofMillis(5_250), ofMillis(5_320));

        assertThat(judge(sparse, between, ofSeconds(1)).figures())
                .containsEntry("hold", "60.000 ms")
                .containsEntry("metHold", "0");
    }

    @Test
    void one_that_takes_too_long_fails() throws Exception {
        Judgement judgement = judge(moved(), whole(), ofMillis(50));

        assertThat(judgement.findings()).extracting(Finding::code).containsExactly(FindingCode.SWITCHOVER_TOO_LONG);
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void one_that_a_saturated_machine_alone_made_too_long_is_unknown() throws Exception {
        Judgement judgement = judge(moved(), whole(), ofMillis(50), saturated(ofMillis(5_000), ofMillis(5_050)));

        assertThat(judgement.findings()).extracting(Finding::code).containsExactly(FindingCode.MACHINE_SATURATED);
        assertThat(judgement.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void one_that_took_too_long_before_the_machine_was_saturated_fails() throws Exception {
        Judgement judgement = judge(moved(), whole(), ofMillis(50), saturated(ofMillis(5_060), ofMillis(5_500)));

        assertThat(judgement.findings()).extracting(Finding::code).containsExactly(FindingCode.SWITCHOVER_TOO_LONG);
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void one_after_which_nothing_is_written_on_green_fails() throws Exception {
        Judgement judgement = judge(load(), whole(), ofSeconds(1));

        assertThat(judgement.findings()).extracting(Finding::code).containsExactly(FindingCode.SWITCHOVER_INCOMPLETE);
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void one_that_was_broken_off_leaves_the_verdict_to_what_broke_it_off() throws Exception {
        FakeJournal broken = new FakeJournal(START)
                .add(new Event.WindowOpened(START.plusSeconds(5), WindowKind.SWITCHOVER))
                .add(new Event.Reached(START.plusSeconds(5), Milestone.PAUSING))
                .add(new Event.WindowClosed(START.plusSeconds(6), WindowKind.SWITCHOVER));

        Judgement judgement = judge(load(), broken, ofSeconds(1));

        assertThat(judgement.findings()).extracting(Finding::code).containsExactly(FindingCode.SWITCHOVER_INCOMPLETE);
        assertThat(judgement.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void one_that_never_began_is_not_passed_over() throws Exception {
        Judgement judgement = judge(load(), new FakeJournal(START), ofSeconds(1));

        assertThat(judgement.findings()).extracting(Finding::code).containsExactly(FindingCode.SWITCHOVER_INCOMPLETE);
    }

    @Test
    void servers_that_do_not_name_themselves_count_from_the_release_on() throws Exception {
        FakeLoad nameless = moved().change(request -> true, SwitchoverTest::withoutServer);

        Judgement judgement = judge(nameless, whole(), ofSeconds(1));

        assertThat(judgement.findings()).isEmpty();
        assertThat(time(judgement)).isBetween(ofMillis(60), ofMillis(90));
    }

    private static Request withoutServer(Request request) {
        return new Request(
                request.number(),
                request.kind(),
                request.intended(),
                request.begun(),
                request.ended(),
                request.status(),
                request.attempts(),
                request.writeId(),
                "",
                request.error());
    }

    private static FakeLoad load() {
        return new FakeLoad(START, 200, ofSeconds(10));
    }

    private static FakeLoad moved() {
        return load().hold(ofMillis(5_002), ofMillis(5_065)).moveToGreen(ofMillis(5_065));
    }

    private static FakeJournal whole() {
        return new FakeJournal(START).switchover(ofSeconds(5), ofMillis(5_070));
    }

    private Judgement judge(FakeLoad load, FakeJournal journal, Duration limit) throws Exception {
        return judge(load, journal, limit, TimeJudge.OF_A_MACHINE_WITH_ENOUGH);
    }

    private Judgement judge(FakeLoad load, FakeJournal journal, Duration limit, TimeJudge times) throws Exception {
        load.write(folder);
        return Switchover.judge(WindowKind.SWITCHOVER, journal.events(), folder.resolve(RequestLog.NAME), limit, times);
    }

    /** Of a machine without CPU to spare between two moments. */
    private static TimeJudge saturated(Duration from, Duration to) {
        MachineSample sample =
                new MachineSample(Micros.at(START.plus(from)), Micros.at(START.plus(to)), 1000, 0, 0, 0, 0, 1000);
        return new TimeJudge(new MachineRecord(List.of(sample), List.of()), MachineRecord.NONE, 200);
    }

    private static Duration time(Judgement judgement) {
        return FigureTable.asDuration(Objects.requireNonNull(judgement.figures().get("time")))
                .orElseThrow();
    }
}
