package dev.rehearsal.database.postgres;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShownStatementTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select * from t1 where id = 42 and sum > 1.5 | select * from t1 where id = ? and sum > ?",
                "update users set name = 'O''Brien', x = $1   | update users set name = ?, x = $1",
                "select $tag$ secret $tag$, $$other$$         | select ?, ?",
                "insert into notes values ('cut off           | insert into notes values (?"
            })
    void a_statement_is_shown_without_its_values(String statement, String shown) {
        assertThat(ShownStatement.withoutValues(statement)).isEqualTo(shown);
    }
}
