package dev.rehearsal.application;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NamedStatementTest {
    @Test
    void each_place_of_a_name_gets_its_value_and_casts_are_left_alone() {
        NamedStatement statement = NamedStatement.parse("lock(:write); values (:write::bigint, :amount, 'a:b')");

        assertThat(statement.sql()).isEqualTo("lock(?); values (?::bigint, ?, 'a:b')");
        assertThat(statement.arguments(Map.of("write", 7L, "amount", 2))).containsExactly(7L, 7L, 2);
    }

    @Test
    void a_value_that_nobody_gives_is_missed() {
        assertThatThrownBy(() -> NamedStatement.parse("values (:write)").arguments(Map.of()))
                .hasMessage("nothing is given for :write");
    }
}
