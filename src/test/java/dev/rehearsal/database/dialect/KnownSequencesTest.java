package dev.rehearsal.database.dialect;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KnownSequencesTest {
    @Test
    void what_is_written_down_is_read_again() {
        KnownSequences known = KnownSequences.of("700", sequences(20, 3));

        assertThat(KnownSequences.read(known.written())).isEqualTo(known);
        assertThat(KnownSequences.read(KnownSequences.NONE.written())).isEqualTo(KnownSequences.NONE);
    }

    @Test
    void sequences_that_were_never_called_need_telling_unless_they_are_many() {
        KnownSequences few = KnownSequences.of("700", sequences(1500, 3));
        KnownSequences many = KnownSequences.of("700", sequences(1800, 3));

        assertThat(few.last()).hasSize(1500);
        assertThat(few.part(0, 2000).last()).hasSize(500);
        assertThat(many.part(0, 2000).last()).hasSize(1800);
    }

    @Test
    void a_part_begins_after_a_number_and_holds_no_more_than_a_statement_looks_at() {
        KnownSequences known = KnownSequences.of("700", sequences(5000, 1));

        assertThat(known.part(2999, 2000).last())
                .hasSize(2000)
                .containsKey(3000L)
                .doesNotContainKey(5000L);
        assertThat(known.part(4998, 2000).numbers()).isEqualTo("4999 5000");
        assertThat(known.part(4998, 2000).lasts()).isEqualTo("7 7");
    }

    /** @param called each how manieth has been called */
    private static List<SequenceState> sequences(int number, int called) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> new SequenceState(
                        new SequencePosition(new Relation("s", "n" + i), 7, i % called == 0, 1), i, 1, 9))
                .toList();
    }
}
