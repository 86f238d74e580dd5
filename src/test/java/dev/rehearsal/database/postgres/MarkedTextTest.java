package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Meaning;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class MarkedTextTest {
    @Test
    void marks_are_not_shown() {
        assertThat(marked("integer, default <1>").shown()).isEqualTo("integer, default 1");
    }

    @Test
    void expressions_are_asked_for_together_and_told_from_the_rest() {
        assertThat(marked("using <(a > 1)>, with check <(b > 1)>").meaning(Optional.of("only s.t")))
                .contains(new Meaning("using …, with check …", "select (a > 1), (b > 1) from only s.t"));
    }

    @Test
    void a_query_is_taken_as_it_is_without_its_end() {
        assertThat(marked("< SELECT t.a\n   FROM s.t;>\nwith x").meaning(Optional.empty()))
                .contains(new Meaning("…\nwith x", "SELECT t.a\n   FROM s.t"));
    }

    @Test
    void what_has_no_expression_means_what_it_says() {
        assertThat(marked("integer, not null").meaning(Optional.of("only s.t"))).isEmpty();
    }

    private static MarkedText marked(String text) {
        return new MarkedText(text.replace('<', '\u0001').replaceAll("(?<! )>", "\u0002"));
    }
}
