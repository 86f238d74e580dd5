package dev.rehearsal.database;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SecretsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "create role a login password 's3cret'",
                "alter role a PASSWORD 's3cret''s'",
                "host=h password=s3cret user=u",
                "host=h password='s3cret' user=u",
                "jdbc:postgresql://h/d?user=u&password=s3cret&ssl=true",
                "PGPASSWORD=s3cret psql"
            })
    void a_password_is_hidden_however_it_is_written(String text) {
        assertThat(Secrets.hidden(text)).doesNotContain("s3cret").contains("***");
    }

    @Test
    void what_only_speaks_of_passwords_stays() {
        String text = "FATAL: password authentication failed for user \"application\"";

        assertThat(Secrets.hidden(text)).isEqualTo(text);
    }
}
