package dev.rehearsal.journal;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LogEndTest {
    @Test
    void what_was_written_since_is_what_follows_the_lines_that_both_have() {
        assertThat(end("b\nc\nd\ne\n").since(end("a\nb\nc\n")).text()).isEqualTo("d\ne\n");
        assertThat(end("a\nb\n").since(end("a\nb\n")).hasText()).isFalse();
    }

    @Test
    void where_they_have_no_line_in_common_all_of_it_is_new() {
        assertThat(end("x\ny\n").since(end("a\nb\n")).text()).isEqualTo("x\ny\n");
        assertThat(end("x\n")
                        .since(LogEnd.missing("blue", "no right to read it"))
                        .text())
                .isEqualTo("x\n");
    }

    private static LogEnd end(String text) {
        return new LogEnd("blue", "error/postgresql.log", text, "");
    }
}
