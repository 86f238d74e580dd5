package dev.rehearsal.report.story;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.journal.WindowKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class GateHoldTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void what_enough_requests_saw_is_told_beside_what_the_gate_did() {
        Story story = story("switchover", 10);

        assertThat(GateHold.of(story))
                .extracting(GateHold::inWords)
                .containsExactly("In the switchover, the gate held traffic for 68 ms, met by 10 requests;"
                        + " the longest wait in that window was 61 ms.");
        assertThat(GateHold.longestWait(story, "window.switchover")).contains("61 ms");
    }

    @Test
    void what_too_few_requests_saw_is_a_lower_bound() {
        Story story = story("switchover", 9);

        assertThat(GateHold.of(story))
                .extracting(GateHold::inWords)
                .containsExactly(
                        "In the switchover, the gate held traffic for 68 ms, met by 9 requests;"
                                + " the longest wait in that window was at least 61 ms; with so few, one that waited longer may have been missed.");
        assertThat(GateHold.longestWait(story, "window.switchover")).contains("at least 61 ms");
        assertThat(GateHold.longestWait(story, "outside")).contains("12 ms");
    }

    @Test
    void a_hold_that_no_request_met_was_seen_by_nobody() {
        assertThat(GateHold.of(story("switch-back", 0)))
                .extracting(GateHold::inWords)
                .containsExactly("On the way back, the gate held traffic for 68 ms, met by no request:"
                        + " nobody saw what it does to clients.");
    }

    @Test
    void of_several_windows_of_a_kind_it_is_the_last_that_was_judged() {
        List<Event> twice = List.of(
                new Event.WindowOpened(NOW, WindowKind.SWITCHOVER),
                new Event.WindowClosed(NOW, WindowKind.SWITCHOVER),
                new Event.WindowOpened(NOW, WindowKind.SWITCHOVER),
                new Event.WindowClosed(NOW, WindowKind.SWITCHOVER),
                judged("switchover", 3),
                new Event.Judged(
                        NOW,
                        "availability",
                        Verdict.PASSED,
                        new FigureTable()
                                .duration("window.switchover.longestStall", ofMillis(30))
                                .duration("window.switchover-2.longestStall", ofMillis(40))
                                .figures()));

        assertThat(GateHold.longestWait(Story.of(twice), "window.switchover")).contains("30 ms");
        assertThat(GateHold.longestWait(Story.of(twice), "window.switchover-2")).contains("at least 40 ms");
    }

    @Test
    void what_few_saw_of_any_other_window_is_a_lower_bound_too() {
        Story story = Story.of(List.of(new Event.Judged(
                NOW,
                "availability",
                Verdict.PASSED,
                new FigureTable()
                        .duration("window.maintenance.longestStall", ofMillis(61))
                        .count("window.maintenance.requests", 9)
                        .duration("outside.longestStall", ofMillis(12))
                        .count("outside.requests", 10)
                        .figures())));

        assertThat(GateHold.longestWait(story, "window.maintenance")).contains("at least 61 ms");
        assertThat(GateHold.longestWait(story, "outside")).contains("12 ms");
    }

    @Test
    void where_traffic_was_never_held_there_is_none() {
        assertThat(GateHold.of(Story.of(List.of()))).isEmpty();
        assertThat(GateHold.longestWait(Story.of(List.of()), "outside")).isEmpty();
    }

    private static Story story(String kind, long met) {
        return Story.of(List.of(
                judged(kind, met),
                new Event.Judged(
                        NOW,
                        "availability",
                        Verdict.PASSED,
                        new FigureTable()
                                .duration("window.%s.longestStall".formatted(kind), ofMillis(61))
                                .duration("outside.longestStall", ofMillis(12))
                                .figures())));
    }

    private static Event judged(String kind, long met) {
        return new Event.Judged(
                NOW,
                kind,
                Verdict.PASSED,
                new FigureTable()
                        .duration("hold", ofMillis(68))
                        .count("metHold", met)
                        .figures());
    }
}
