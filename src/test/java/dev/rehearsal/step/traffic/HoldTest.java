package dev.rehearsal.step.traffic;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Milestone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What has shown since traffic was held. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class HoldTest {
    @Test
    void what_was_level_before_the_fence_may_be_behind_by_now() {
        assertThat(after(Milestone.PAUSING, Milestone.DRAINED, Milestone.CAUGHT_UP, Milestone.FENCED)
                        .isCaughtUp())
                .isFalse();
        assertThat(after(Milestone.PAUSING, Milestone.DRAINED, Milestone.FENCED, Milestone.CAUGHT_UP)
                        .isCaughtUp())
                .isTrue();
    }

    @Test
    void an_earlier_hold_counts_for_nothing() {
        Hold hold =
                after(Milestone.PAUSING, Milestone.FENCED, Milestone.CAUGHT_UP, Milestone.REPOINTED, Milestone.PAUSING);

        assertThat(List.of(hold.isFenced(), hold.isCaughtUp(), hold.isRepointed()))
                .containsOnly(false);
    }

    @Test
    void an_operators_own_step_may_have_seen_to_it() {
        assertThat(Hold.of(List.of(new Event.StepBegan(Instant.EPOCH, "run-command", 1, "")))
                        .isCaughtUp())
                .isTrue();
    }

    private static Hold after(Milestone... milestones) {
        List<Event> events = new ArrayList<>();
        for (Milestone milestone : milestones) {
            events.add(new Event.Reached(Instant.EPOCH, milestone));
        }
        return Hold.of(events);
    }
}
