package dev.rehearsal.check.availability;

import dev.rehearsal.fakes.FakeJournal;
import dev.rehearsal.fakes.FakeLoad;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.machine.TimeJudge;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BacklogsTest {
    private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");
    private static final Duration OPENED = ofSeconds(3);
    private static final Duration CLOSED = ofMillis(4_600);

    @TempDir
    private Path folder;

    @Test
    void who_waits_behind_those_that_a_window_held_waits_for_the_window() throws Exception {
        Judgement judgement = judge(load().hold(ofMillis(3_100), ofSeconds(6)));

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.figures()).containsEntry("outside.overLimit", "0");
    }

    @Test
    void a_request_that_hangs_excuses_nothing_that_comes_long_after() throws Exception {
        Judgement judgement = judge(load().hold(ofMillis(3_100), ofMillis(7_500)));

        assertThat(judgement.findings()).extracting(Finding::where).containsExactly("outside all windows");
    }

    private static FakeLoad load() {
        return new FakeLoad(START, 200, ofSeconds(20));
    }

    private Judgement judge(FakeLoad load) throws Exception {
        load.write(folder);
        FakeJournal journal = new FakeJournal(START).maintenance(OPENED, CLOSED);
        Terms terms = new Terms(
                FakeJournal.EXPECTED,
                Window.in(journal.events(), List.of(Optional.of(ofSeconds(5)))),
                Instant.EPOCH,
                Optional.of(START.plusSeconds(20)),
                TimeJudge.OF_A_MACHINE_WITH_ENOUGH);
        return Availability.judge(folder, terms);
    }
}
