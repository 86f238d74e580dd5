package dev.rehearsal.database;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class DatabaseUrlTest {
    private static final List<Scheme> KNOWN = List.of(new Scheme("postgresql", Set.of("postgres"), 5432));

    @Test
    void it_names_a_server_a_database_and_a_user() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://ann%40here@db.example:6543/my%20shop", KNOWN);

        assertThat(url.user()).isEqualTo("ann@here");
        assertThat(url.address()).isEqualTo(new Address(new Endpoint("db.example", 6543), "my shop"));
        assertThat(DatabaseUrl.parse("postgres://ann@db/shop", KNOWN).address().endpoint())
                .isEqualTo(new Endpoint("db", 5432));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mysql://ann@db/shop                     | does not begin with postgresql://
            db.example/shop                         | does not begin with postgresql://
            postgresql:///shop                      | names no host
            postgresql://db/shop                    | names no user
            postgresql://ann@db                     | names no database
            postgresql://ann@db/shop/orders         | names no database
            postgresql://ann@db/shop?sslmode=prefer | has parameters
            """)
    void what_is_wrong_with_one_is_told_with_how_to_write_it(String text, String problem) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text, KNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem)
                .hasMessageEndingWith("; write postgresql://user@host:port/database");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://ann:s3cret@db/shop",
        "mysql://ann:s3cret@db",
        "postgresql://ann:s3cret @db/shop",
        "postgresql://ann@db/shop?password=s3cret"
    })
    void a_password_in_it_is_refused_and_not_repeated(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text, KNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("s3cret");
    }
}
