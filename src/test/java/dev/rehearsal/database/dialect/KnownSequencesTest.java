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
        assertThat(few.toldEachTime()).hasSize(1000);
        assertThat(few.parts(2000)).singleElement().matches(part -> part.last().size() == 500);
        assertThat(many.toldEachTime()).isEmpty();
        assertThat(many.parts(2000)).singleElement().matches(part -> part.last().size() == 1800);
    }

    @Test
    void a_part_holds_no_more_than_a_statement_looks_at() {
        List<KnownSequences.Part> parts =
                KnownSequences.of("700", sequences(4002, 1)).parts(2000);

        assertThat(parts).hasSize(3);
        assertThat(parts.get(1).first()).isEqualTo(2001);
        assertThat(parts.get(1).latest()).isEqualTo(4000);
        assertThat(parts.get(2).numbers()).isEqualTo("4001 4002");
        assertThat(parts.get(2).lasts()).isEqualTo("7 7");
    }

    /** @param called each how manieth has been called */
    private static List<SequenceState> sequences(int number, int called) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> new SequenceState(
                        new SequencePosition(new Relation("s", "n" + i), 7, i % called == 0, 1), i, 1, 9))
                .toList();
    }
}
