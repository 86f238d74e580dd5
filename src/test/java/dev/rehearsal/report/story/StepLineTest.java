package dev.rehearsal.report.story;

import dev.rehearsal.journal.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class StepLineTest {
    private static final Instant AT = Instant.EPOCH;
    private static final Event MARKER = new Event.StepBegan(AT, "wait-for-replication", 16, "");
    private static final Event SEQUENCES = new Event.StepBegan(AT, "synchronize-sequences", 17, "");

    @Test
    void a_value_belongs_to_the_step_that_noted_it_though_another_began_since() {
        List<StepLine> lines =
                StepLine.in(List.of(MARKER, SEQUENCES, new Event.ValueNoted(AT, "cut.blue", "7:7:", 16)));

        assertThat(lines).extracting(StepLine::values).containsExactly(Map.of("cut.blue", "7:7:"), Map.of());
    }

    @Test
    void a_value_without_a_step_belongs_to_the_one_that_acts() {
        List<StepLine> lines = StepLine.in(List.of(MARKER, new Event.ValueNoted(AT, "server.green", "green-1", 0)));

        assertThat(lines).extracting(StepLine::values).containsExactly(Map.of("server.green", "green-1"));
    }
}
