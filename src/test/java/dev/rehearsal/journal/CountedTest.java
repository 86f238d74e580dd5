package dev.rehearsal.journal;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CountedTest {
    @Test
    void only_a_single_one_is_called_by_the_singular() {
        assertThat(new Counted(0, "row", "rows")).hasToString("0 rows");
        assertThat(new Counted(1, "row that differs", "rows that differ")).hasToString("1 row that differs");
        assertThat(new Counted(2000, "row", "rows")).hasToString("2,000 rows");
    }
}
