package dev.rehearsal.scenario;

import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.traffic.PauseTraffic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ItemTest {
    private static final Duration DRAIN_WITHIN = Duration.ofSeconds(5);

    @ParameterizedTest
    @CsvSource({"MAINTENANCE, '', none", "MAINTENANCE, blue, blue", "SWITCHOVER, '', ''", "SWITCH_BACK, '', ''"})
    void a_pause_readies_the_way_only_where_traffic_moves(WindowKind window, String prepare, String readied) {
        assertThat(steps(Optional.of(window), prepare)).containsExactly(new PauseTraffic(DRAIN_WITHIN, readied));
    }

    @Test
    void a_pause_by_itself_readies_nothing() {
        assertThat(steps(Optional.empty(), "")).containsExactly(new PauseTraffic(DRAIN_WITHIN, "none"));
    }

    private static List<Step> steps(Optional<WindowKind> window, String prepare) {
        return new Item(window, Optional.empty(), List.of(new PauseTraffic(DRAIN_WITHIN, prepare))).steps();
    }
}
