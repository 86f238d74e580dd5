package dev.rehearsal.check.availability;

import dev.rehearsal.fakes.FakeJournal;
import dev.rehearsal.fakes.FakeLoad;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.machine.TimeJudge;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

/** A load of twenty seconds, judged with a maintenance from 3 s to 4.6 s and a switchover from 10 s to 10.6 s. */
record JudgedLoad(Path folder) {
    static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

    static FakeLoad load() {
        return new FakeLoad(START, 200, ofSeconds(20));
    }

    Judgement judge(FakeLoad load) throws Exception {
        return judge(load, ofSeconds(5), Optional.of(START.plusSeconds(20)));
    }

    Judgement judge(FakeLoad load, Duration maintenance, Optional<Instant> stopped) throws Exception {
        return judge(load, maintenance, stopped, TimeJudge.OF_A_MACHINE_WITH_ENOUGH);
    }

    Judgement judge(FakeLoad load, Duration maintenance, Optional<Instant> stopped, TimeJudge times) throws Exception {
        load.write(folder);
        FakeJournal journal = new FakeJournal(START)
                .maintenance(ofSeconds(3), ofMillis(4_600))
                .switchover(ofSeconds(10), ofMillis(10_600));
        Terms terms = new Terms(
                FakeJournal.EXPECTED,
                Window.in(journal.events(), List.of(Optional.of(maintenance), Optional.empty())),
                Instant.EPOCH,
                stopped,
                times);
        return Availability.judge(folder, terms);
    }

    static Finding only(Judgement judgement, FindingCode code) {
        assertThat(codes(judgement)).containsExactly(code);
        return judgement.findings().get(0);
    }

    static List<FindingCode> codes(Judgement judgement) {
        return judgement.findings().stream().map(Finding::code).toList();
    }

    static Duration figure(Judgement judgement, String name) {
        return FigureTable.asDuration(Objects.requireNonNull(judgement.figures().get(name)))
                .orElseThrow();
    }
}
