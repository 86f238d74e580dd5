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
                "create subscription s connection 'host=h password=''two s3cret words'' user=u' publication p",
                "create subscription s connection 'host=h password=s3cret' publication p",
                "create subscription s connection 'host=h password=''it\\''s s3cret''' publication p",
                "host=h password='it\\'s s3cret' user=u",
                "alter role a password 's3cret that was cut",
                "alter role a password\n\t's3cret'",
                "jdbc:postgresql://h/d?user=u&password=s3cret&ssl=true",
                "PGPASSWORD=s3cret psql",
                "PGPASSWORD='s3cret' psql",
                "PGPASSWORD=\"s3cret\" psql",
                "PGPASSWORD=\"two words, \\\"s3cret\\\"\" psql",
                "psql postgresql://user:s3cret@host:5432/shop",
                "psql 'postgres://user:s3cret@a:1,b:2/shop'",
                "psql postgresql://user:half@s3cret@host/shop"
            })
    void a_password_is_hidden_however_it_is_written(String text) {
        assertThat(Secrets.hidden(text)).doesNotContain("s3cret").contains("***");
    }

    @Test
    void what_stands_around_a_password_stays() {
        assertThat(Secrets.hidden("PGPASSWORD=\"a b\" psql postgresql://user:s3cret@host:5432/shop -c 'select 1'"))
                .isEqualTo("PGPASSWORD=*** psql postgresql://user:***@host:5432/shop -c 'select 1'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080/orders?by=me@home",
                "jdbc:postgresql://127.0.0.1:5432/shop",
                "postgresql://user@host:5432/shop"
            })
    void an_address_without_a_password_stays(String text) {
        assertThat(Secrets.hidden(text)).isEqualTo(text);
    }

    @Test
    void what_only_speaks_of_passwords_stays() {
        String text = "FATAL: password authentication failed for user \"application\"";

        assertThat(Secrets.hidden(text)).isEqualTo(text);
    }
}
