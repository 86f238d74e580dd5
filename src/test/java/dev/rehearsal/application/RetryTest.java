package dev.rehearsal.application;

import dev.rehearsal.database.Trouble;
import java.time.Duration;
import java.util.EnumSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetryTest {
    private final Retry retry = new Retry(Duration.ofSeconds(10));

    @Test
    void only_what_passes_is_tried_again() {
        assertThat(EnumSet.allOf(Trouble.class).stream().filter(Retry::isWorthwhile))
                .containsExactly(Trouble.CONNECTION_LOST, Trouble.PASSES, Trouble.READ_ONLY);
    }

    @Test
    void waits_double_up_to_a_limit() {
        assertThat(IntStream.of(1, 2, 3, 6, 100).mapToObj(retry::delay).map(Duration::toMillis))
                .containsExactly(10L, 20L, 40L, 250L, 250L);
    }
}
