package dev.rehearsal.report.story;

import dev.rehearsal.fakes.FakeJournal;
import dev.rehearsal.journal.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LoadRateTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String SPARING =
            "Rehearsed at 137 requests/s, which leave 41 % of this machine's CPU to spare.";

    @Test
    void a_rate_that_was_found_is_said_with_what_it_leaves_and_rehearsed_again() {
        List<Event> events = events("auto", new Event.RateFound(NOW, 137, 200, 41, true));

        assertThat(Sentence.of(Story.of(events))).endsWith(SPARING);
        assertThat(String.join(" ", Summary.of(events).lines())).contains(SPARING);
        assertThat(Summary.of(events).rateSetting()).contains("load.rate=137");
    }

    @Test
    void the_most_that_is_tried_is_said_to_be_carried() {
        assertThat(Sentence.of(Story.of(events("auto", new Event.RateFound(NOW, 200, 200, -1, true)))))
                .endsWith("Rehearsed at 200 requests/s, and what they leave of this machine's CPU is not known.");
    }

    @Test
    void a_rate_that_was_given_is_said_and_left_as_it_was() {
        List<Event> events = events("0.5");

        assertThat(Sentence.of(Story.of(events))).endsWith("Rehearsed at 0.5 requests/s.");
        assertThat(Summary.of(events).rateSetting()).isEmpty();
        assertThat(Story.of(events).rate()).map(LoadRate::written).contains("0.5");
    }

    @Test
    void a_rate_that_was_never_found_is_not_made_up() {
        List<Event> events = events("auto");

        assertThat(Sentence.of(Story.of(events))).doesNotContain("Rehearsed at");
        assertThat(Summary.of(events).rateSetting()).isEmpty();
    }

    private static List<Event> events(String asked, Event... more) {
        List<Event> events = new ArrayList<>(List.of(new Event.Started(
                NOW,
                "my-upgrade",
                "Upgrade",
                "",
                "embedded",
                Map.of("load.rate", asked),
                List.of(),
                FakeJournal.EXPECTED)));
        events.addAll(List.of(more));
        return events;
    }
}
