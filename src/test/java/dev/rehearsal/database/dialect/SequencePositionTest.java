package dev.rehearsal.database.dialect;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SequencePositionTest {
    @Test
    void what_is_written_down_is_read_again() {
        List<SequencePosition> positions =
                List.of(position("Ware house", "a\nb%20", 7, true, 1), position("x", "y", Long.MIN_VALUE, false, -3));

        assertThat(SequencePosition.read(SequencePosition.written(positions))).isEqualTo(positions);
        assertThat(SequencePosition.read("")).isEmpty();
    }

    @Test
    void one_is_behind_that_would_hand_out_what_the_other_has_or_will() {
        assertThat(position(5, true, 1).isBehind(position(6, true, 1))).isTrue();
        assertThat(position(5, true, 1).isBehind(position(7, false, 1))).isTrue();
        assertThat(position(6, false, 1).isBehind(position(5, true, 1))).isFalse();
        assertThat(position(-5, true, -2).isBehind(position(-7, true, -2))).isTrue();
        assertThat(position(-9, true, -2).isBehind(position(-7, true, -2))).isFalse();
        assertThat(position(Long.MAX_VALUE, true, 1).isBehind(position(Long.MAX_VALUE, false, 1)))
                .isFalse();
    }

    private static SequencePosition position(long last, boolean isCalled, long increment) {
        return position("s", "n", last, isCalled, increment);
    }

    private static SequencePosition position(String schema, String name, long last, boolean isCalled, long increment) {
        return new SequencePosition(new Relation(schema, name), last, isCalled, increment);
    }
}
