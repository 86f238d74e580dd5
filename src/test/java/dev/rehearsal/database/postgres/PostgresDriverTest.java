package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Trouble;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PostgresDriverTest {
    private final PostgresDriver driver = new PostgresDriver();

    @ParameterizedTest
    @CsvSource({
        "08001, CONNECTION_LOST",
        "08006, CONNECTION_LOST",
        "57P01, CONNECTION_LOST",
        "57P02, CONNECTION_LOST",
        "57P03, CONNECTION_LOST",
        "40001, PASSES",
        "40P01, PASSES",
        "53300, PASSES",
        "25006, READ_ONLY",
        "25001, STANDS_ALONE",
        "23505, TAKEN",
        "57014, OUT_OF_TIME",
        "55P03, OUT_OF_TIME",
        "42P01, OTHER",
        "42501, NOT_ALLOWED",
        "22003, OTHER"
    })
    void an_error_means_what_its_state_says(String state, Trouble trouble) {
        assertThat(driver.trouble(new SQLException("", state))).isEqualTo(trouble);
    }

    @Test
    void a_pool_without_a_connection_to_give_is_a_lost_connection() {
        assertThat(driver.trouble(new SQLTransientConnectionException())).isEqualTo(Trouble.CONNECTION_LOST);
        assertThat(driver.trouble(new SQLException("no state"))).isEqualTo(Trouble.OTHER);
    }
}
