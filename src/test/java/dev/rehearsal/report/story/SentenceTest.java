package dev.rehearsal.report.story;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.journal.ParityMoment;
import dev.rehearsal.journal.TableParity;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.journal.WindowKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SentenceTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Event ROWS = new Event.Judged(NOW, "parity", Verdict.PASSED, Map.of("differing", "0"));

    @Test
    void data_is_as_on_blue_when_rows_and_structure_are() {
        Story story = Story.of(List.of(ROWS, schema(Verdict.PASSED, "0")));

        assertThat(Sentence.dataVerdict(story)).isEqualTo(Verdict.PASSED);
        assertThat(Sentence.parity(story)).contains("0 rows differ");
    }

    @Test
    void the_way_back_is_told_beside_the_way_there() {
        Story story = Story.of(List.of(
                new Event.Judged(NOW, "switchover", Verdict.PASSED, Map.of("time", "90.000 ms")),
                new Event.Judged(NOW, "switch-back", Verdict.PASSED, Map.of("time", "70.000 ms"))));

        assertThat(Sentence.of(story)).startsWith("Writes paused 90 ms, 70 ms on the way back");
    }

    @Test
    void where_traffic_is_is_told_also_when_nobody_judged_how_it_got_there() {
        List<Event> there = List.of(
                new Event.WindowOpened(NOW, WindowKind.SWITCHOVER),
                new Event.Reached(NOW, Milestone.PAUSING),
                new Event.Reached(NOW, Milestone.RESUMED),
                new Event.WindowClosed(NOW, WindowKind.SWITCHOVER));
        List<Event> back = new ArrayList<>(there);
        back.add(new Event.WindowOpened(NOW, WindowKind.SWITCH_BACK));
        back.add(new Event.Reached(NOW, Milestone.PAUSING));
        back.add(new Event.Reached(NOW, Milestone.RESUMED));

        assertThat(Sentence.of(Story.of(there))).startsWith("Traffic moved to green,");
        assertThat(Sentence.of(Story.of(back))).startsWith("Traffic moved to green and back to blue,");
        assertThat(Sentence.of(Story.of(there.subList(0, 2)))).startsWith("No switchover was completed,");
    }

    @Test
    void how_long_clients_waited_for_a_move_that_was_broken_off_is_told() {
        List<Event> brokenOff = List.of(
                new Event.WindowOpened(NOW, WindowKind.SWITCHOVER),
                new Event.Reached(NOW, Milestone.PAUSING),
                new Event.Reached(NOW.plusMillis(3200), Milestone.GIVEN_BACK),
                new Event.WindowClosed(NOW.plusMillis(3300), WindowKind.SWITCHOVER));

        assertThat(Sentence.of(Story.of(brokenOff)))
                .startsWith("No switchover was completed,")
                .contains(" Traffic was held for 3.2 s before it was given back to blue.");
        assertThat(Sentence.of(Story.of(brokenOff.subList(0, 2)))).doesNotContain("held");
    }

    @Test
    void a_hold_that_ended_on_the_other_server_was_not_in_vain() {
        List<Event> back = List.of(
                new Event.WindowOpened(NOW, WindowKind.SWITCHOVER),
                new Event.Reached(NOW, Milestone.PAUSING),
                new Event.Reached(NOW.plusMillis(90), Milestone.RESUMED),
                new Event.WindowClosed(NOW.plusMillis(90), WindowKind.SWITCHOVER),
                new Event.WindowOpened(NOW.plusSeconds(5), WindowKind.SWITCH_BACK),
                new Event.Reached(NOW.plusSeconds(5), Milestone.PAUSING),
                new Event.Reached(NOW.plusSeconds(6), Milestone.GIVEN_BACK));

        assertThat(Sentence.of(Story.of(back)))
                .contains(" Traffic was held for 1 s before it was given back to green.");
        assertThat(Sentence.of(Story.of(back.subList(0, 4)))).doesNotContain("held");
    }

    @ParameterizedTest
    @CsvSource({
        "STEP_BLOCKED, was blocked",
        "STEP_FAILED, failed",
        "STEP_NOT_VERIFIED, did not have its whole effect",
        "STEP_UNSETTLED, may not have had its effect"
    })
    void a_step_that_kept_traffic_from_moving_is_named(FindingCode code, String what) {
        Finding finding = Finding.failed(code, "nothing", "a thing", "fence", "");

        assertThat(Sentence.of(Story.of(List.of(new Event.Found(NOW, finding)))))
                .startsWith("No switchover was completed because fence %s,".formatted(what));
    }

    @Test
    void requests_that_ended_unknown_and_long_waits_are_not_left_out() {
        Finding wait = Finding.failed(FindingCode.STALL_TOO_LONG, "1 s", "60 s", "outside all windows", "see");
        Story story = Story.of(List.of(
                new Event.Judged(
                        NOW,
                        "availability",
                        Verdict.FAILED,
                        Map.of(
                                "requests", "41959",
                                "failed", "385",
                                "unknown", "13802",
                                "outside.longestStall", "60000.000 ms")),
                new Event.Found(NOW, wait)));

        assertThat(Sentence.of(story))
                .contains(
                        "requests waited up to 1 m 00 s outside maintenance",
                        "385 of 41,959 requests failed, 13,802 ended unknown");
    }

    @Test
    void that_the_machine_was_saturated_comes_first_when_nothing_else_is_wrong() {
        Event saturated = new Event.Found(
                NOW,
                Finding.unknown(
                        FindingCode.MACHINE_SATURATED,
                        "at most 1 s",
                        "1.9 s; saturated for 1.8 s of it: the machine's CPU was 99 % busy",
                        "outside all windows",
                        "end burner"));
        String first = "Whether limits of time hold cannot be told: this machine had nothing to spare. ";

        assertThat(Sentence.of(Story.of(List.of(saturated, new Event.Ended(NOW, Verdict.UNKNOWN)))))
                .startsWith(first);
        assertThat(Sentence.of(Story.of(List.of(saturated, new Event.Ended(NOW, Verdict.FAILED)))))
                .doesNotContain(first);
    }

    @Test
    void a_difference_of_structure_counts_whatever_kind_it_is_of() {
        Story story = Story.of(List.of(ROWS, schema(Verdict.FAILED, "17")));

        assertThat(Sentence.dataVerdict(story)).isEqualTo(Verdict.FAILED);
        assertThat(Sentence.parity(story)).contains("0 rows differ, 17 differences of structure");
    }

    @Test
    void what_was_not_compared_is_not_said_to_hold() {
        Story story = Story.of(List.of(ROWS));

        assertThat(Sentence.dataVerdict(story)).isEqualTo(Verdict.UNKNOWN);
        assertThat(Sentence.parity(story)).contains("0 rows differ, structure was not wholly compared");
        assertThat(Sentence.parity(Story.of(List.of()))).isEmpty();
    }

    @Test
    void a_table_that_is_missing_leaves_open_how_many_rows_differ() {
        Finding missing = Finding.failed(FindingCode.ROWS_DIFFER, "a table", "none", "public.lost", "make it");
        Story story = Story.of(List.of(
                compared("public.kept"),
                new Event.Found(NOW, missing),
                rows(Verdict.FAILED),
                schema(Verdict.PASSED, "0")));

        assertThat(Sentence.parity(story)).contains("0 or more rows differ, tables not wholly compared: 1");
        assertThat(Sentence.rowsDiffering(story)).contains("0 or more");
    }

    @Test
    void a_comparison_that_nobody_can_trust_says_nothing() {
        Finding missed = Finding.unknown(
                FindingCode.PLANTED_DIFFERENCE_MISSED, "found", "overlooked", "planted rows", "report it");
        Story story = Story.of(List.of(
                compared("public.kept"),
                new Event.Found(NOW, missed),
                rows(Verdict.UNKNOWN),
                schema(Verdict.PASSED, "0")));

        assertThat(Sentence.parity(story)).isEmpty();
        assertThat(Sentence.dataVerdict(story)).isEqualTo(Verdict.UNKNOWN);
    }

    private static Event compared(String table) {
        return new Event.TableCompared(
                NOW,
                new TableParity(table, ParityMoment.CUT, 1, 1, 1, 8192, Duration.ofMillis(1), 0, false, List.of()));
    }

    private static Event rows(Verdict verdict) {
        return new Event.Judged(NOW, "parity", verdict, Map.of());
    }

    private static Event schema(Verdict verdict, String differing) {
        return new Event.Judged(NOW, "schema", verdict, Map.of("differing", differing));
    }
}
