package dev.rehearsal.application;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetryTest {
    private final Retry retry = new Retry(Duration.ofSeconds(10));

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P02", "57P03", "40001", "40P01", "25006", "53300"})
    void what_passes_is_tried_again(String state) {
        assertThat(retry.isWorthwhile(new SQLException("", state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "57014", "42501", "22003"})
    void what_would_fail_again_is_not(String state) {
        assertThat(retry.isWorthwhile(new SQLException("", state))).isFalse();
    }

    @Test
    void a_pool_without_a_connection_to_give_is_a_lost_connection() {
        assertThat(Retry.isConnectionLost(new SQLTransientConnectionException()))
                .isTrue();
    }

    @Test
    void only_a_lost_connection_leaves_a_commit_in_doubt() {
        assertThat(Retry.isConnectionLost(new SQLException("", "40001"))).isFalse();
    }

    @Test
    void waits_double_up_to_a_limit() {
        assertThat(IntStream.of(1, 2, 3, 6, 100).mapToObj(retry::delay).map(Duration::toMillis))
                .containsExactly(10L, 20L, 40L, 250L, 250L);
    }
}
