package dev.rehearsal.report.story;

import dev.rehearsal.fakes.FakeJournal;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Outcome;
import dev.rehearsal.journal.Phase;
import dev.rehearsal.journal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SummaryTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Map<String, String> AVAILABILITY = new FigureTable()
            .count("requests", 24_000)
            .count("failed", 0)
            .perSecond("rate.achieved", 200)
            .duration("p99", Duration.ofMillis(12))
            .duration("window.switchover.longestStall", Duration.ofMillis(45))
            .figures();

    @Test
    void it_begins_with_the_verdict_and_one_sentence() {
        List<String> lines = Summary.of(List.of(
                        new Event.Judged(NOW, "availability", Verdict.PASSED, AVAILABILITY),
                        new Event.Judged(
                                NOW,
                                "switchover",
                                Verdict.PASSED,
                                new FigureTable()
                                        .duration("time", Duration.ofMillis(41))
                                        .figures()),
                        new Event.Ended(NOW, Verdict.PASSED)))
                .lines();

        assertThat(lines.get(0)).startsWith("PASSED  ");
        assertThat(String.join(" ", lines.subList(1, 3)))
                .startsWith("Writes paused 41 ms, 0 of 24,000 requests failed");
        assertThat(lines).contains("Figures", "  arrivals 200.0/s · p99 12 ms · longest stall in the switchover 45 ms");
    }

    @Test
    void each_thing_that_blocks_a_step_is_told_by_its_beginning() {
        Finding blocked = Finding.failed(
                FindingCode.STEP_BLOCKED,
                "nothing in the way",
                "first " + "thing ".repeat(60) + "\nsecond thing → do this" + "\nanother thing".repeat(6),
                "check-upgrade-readiness",
                "");

        assertThat(Summary.of(List.of(new Event.Found(NOW, blocked))).lines())
                .anySatisfy(line -> assertThat(line).startsWith("    first thing"))
                .anySatisfy(line -> assertThat(line).endsWith("…"))
                .contains("    second thing → do this", "    another thing", "    and 2 things more, in the report");
    }

    @Test
    void it_says_how_many_requests_met_the_hold_and_what_they_saw() {
        FigureTable move = new FigureTable()
                .duration("time", Duration.ofMillis(41))
                .duration("hold", Duration.ofMillis(38))
                .count("metHold", 2);
        List<Event> events = new ArrayList<>(new FakeJournal(NOW)
                .switchover(Duration.ZERO, Duration.ofMillis(40))
                .events());
        events.add(new Event.Judged(NOW, "availability", Verdict.PASSED, AVAILABILITY));
        events.add(new Event.Judged(NOW, "switchover", Verdict.PASSED, move.figures()));

        assertThat(String.join("\n", Summary.of(events).lines()))
                .contains("held by the gate for 38 ms, met by 2 requests")
                .contains("longest stall in the switchover at least 45 ms");
    }

    @Test
    void a_journal_without_an_end_proves_nothing() {
        assertThat(Summary.of(List.of()).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Summary.of(List.of()).lines().get(0)).isEqualTo("UNKNOWN  a rehearsal that never began");
    }

    @Test
    void it_says_where_a_rehearsal_was_broken_off() {
        List<Event> events = List.of(
                new Event.StepBegan(NOW, "clone-cluster", 9, ""),
                new Event.Executed(NOW, "clone-cluster", 9, Outcome.succeeded()),
                new Event.StepBegan(NOW, "upgrade-cluster", 12, ""));

        assertThat(Summary.of(events).lines()).contains("It was broken off in step 12, upgrade-cluster.");
        assertThat(Summary.of(List.of(new Event.PhaseBegan(NOW, Phase.LOAD))).lines())
                .contains("It was broken off while it warmed up.");
    }

    @Test
    void a_finding_is_told_whole_where_there_is_room() {
        List<Event> events = List.of(
                new Event.Found(
                        NOW,
                        Finding.failed(
                                FindingCode.STEP_FAILED,
                                "fence succeeds",
                                "take the right to connect → refused by the server for want of a right to do so → "
                                        + "give the operator the role that owns the database, then rehearse again",
                                "fence",
                                "look")),
                new Event.Ended(NOW, Verdict.FAILED));

        assertThat(Summary.of(events).lines())
                .contains(
                        "  FAILED STEP_FAILED, fence",
                        "    found take the right to connect → refused by the server for want of a right",
                        "    to do so → give the operator the role that owns the database, then rehearse",
                        "    again, expected fence succeeds");
    }

    @Test
    void findings_of_one_kind_are_told_as_one() {
        List<Event> events = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            events.add(new Event.Found(
                    NOW, Finding.failed(FindingCode.SEQUENCE_BEHIND, "beyond 7", "1", "sequence " + i, "set it")));
        }

        assertThat(Summary.of(events).lines())
                .contains("  FAILED SEQUENCE_BEHIND, sequence 1, and 8 more like it", "    found 1, expected beyond 7");
    }

    @Test
    void it_fits_one_screen_however_much_was_found() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            events.add(new Event.Found(
                    NOW,
                    Finding.failed(FindingCode.LOST_WRITE, "every\nwrite", "x".repeat(300), "green", "look " + i)));
        }
        events.add(new Event.Judged(NOW, "availability", Verdict.FAILED, AVAILABILITY));
        events.add(new Event.Ended(NOW, Verdict.FAILED));

        List<String> lines = Summary.of(events).lines();

        assertThat(lines).hasSizeLessThanOrEqualTo(20).allMatch(line -> line.length() < 80);
        assertThat(lines).contains("  and 10 more in the report");
    }
}
