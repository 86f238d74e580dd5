package dev.rehearsal.server.containers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ContainerTest {
    @Test
    void a_program_that_has_just_said_its_last_is_asked_again_how_it_ended() throws Exception {
        Deque<Optional<Long>> answers = new ArrayDeque<>(List.of(Optional.empty(), Optional.empty(), Optional.of(0L)));

        assertThat(Container.known(answers::remove)).isZero();
    }

    @Test
    void one_that_goes_on_without_a_word_is_given_up() throws Exception {
        assertThat(Container.known(Optional::empty)).isNegative();
    }
}
