package dev.rehearsal.application;

import dev.rehearsal.database.postgres.PostgresDialect;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TicketTest {
    private final Ticket ticket =
            new Ticket(new Operations(Tables.ESTATE, new PostgresDialect()).create(1), Duration.ZERO);

    @Test
    void a_request_that_was_only_ever_held_has_failed_for_certain() {
        ticket.expire();

        assertThat(ticket.answer()).isCompletedWithValue(new Answer(503, 0, "", "held"));
        assertThat(ticket.begin()).isFalse();
    }

    @Test
    void an_attempt_under_way_is_not_answered_for() {
        ticket.begin();
        ticket.expire();
        boolean wasAnswered = ticket.answer().isDone();
        ticket.succeed("server");

        assertThat(wasAnswered).isFalse();
        assertThat(ticket.isOverdue()).isTrue();
        assertThat(ticket.answer()).isCompletedWithValue(new Answer(200, 1, "server", ""));
    }

    @Test
    void a_commit_whose_answer_was_lost_leaves_the_outcome_unknown() {
        ticket.begin();
        ticket.fail("08006", true);
        ticket.begin();
        ticket.fail("08001", false);
        ticket.giveUp();

        assertThat(ticket.answer()).isCompletedWithValue(new Answer(504, 2, "", "08001"));
    }

    @Test
    void a_retry_that_succeeds_settles_it() {
        ticket.begin();
        ticket.fail("08006", true);
        ticket.begin();
        ticket.succeed("server");

        assertThat(ticket.answer()).isCompletedWithValue(new Answer(200, 2, "server", ""));
    }

    @Test
    void time_during_which_the_gate_held_it_is_no_time_spent_trying() {
        Duration age = ticket.age(Duration.ofHours(1));

        assertThat(age).isNegative();
    }
}
