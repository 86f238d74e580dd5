package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConfigurationTest {
    private static final Endpoint BLUE = new Endpoint("blue.internal", 5432);
    private static final Endpoint GREEN = new Endpoint("green.internal", 6000);
    private static final String FILE = """
            ;; shop = host=blue.internal in a comment stays
            [users]
            shop = host=blue.internal
            [databases]
              shop = host=blue.internal port=5432 dbname=store   pool_size=5
            # half
            "odd ""name"" here"=dbname='it''s host=blue.internal' host = 'blue.internal'
            other = host=other.internal
            same_host = host=blue.internal port=5433
            local = dbname=shop\r
            no_port = host=blue.internal password='a=b host=c'
            [pgbouncer]
            shop = host=blue.internal
            %include /etc/pgbouncer/more.ini
            """;

    private final Configuration configuration = new Configuration(FILE);

    @Test
    void only_entries_of_the_one_server_are_led_elsewhere_and_nothing_else_is_touched() {
        assertThat(configuration.moved(BLUE, GREEN).text())
                .isEqualTo(FILE.replace(
                                "  shop = host=blue.internal port=5432 dbname=store   pool_size=5",
                                "  shop = host=green.internal port=6000 dbname=store   pool_size=5")
                        .replace(
                                "\"odd \"\"name\"\" here\"=dbname='it''s host=blue.internal' host = 'blue.internal'",
                                "\"odd \"\"name\"\" here\"=port=6000 dbname='it''s host=blue.internal' host = green.internal")
                        .replace(
                                "no_port = host=blue.internal password='a=b host=c'",
                                "no_port = port=6000 host=green.internal password='a=b host=c'"));
    }

    @Test
    void there_and_back_is_the_same_text_where_ports_are_written() {
        Configuration written = new Configuration("[databases]\nshop = host=blue.internal port=5432\n");

        assertThat(written.moved(BLUE, GREEN).moved(GREEN, BLUE)).isEqualTo(written);
    }

    @Test
    void entries_are_told_apart_from_comments_and_other_sections() {
        assertThat(configuration.databases())
                .extracting(Entry::name)
                .containsExactly("shop", "odd \"name\" here", "other", "same_host", "local", "no_port");
        assertThat(configuration.leadingTo(BLUE))
                .extracting(Entry::name)
                .containsExactly("shop", "odd \"name\" here", "no_port");
        assertThat(configuration.included()).containsExactly("/etc/pgbouncer/more.ini");
    }

    @Test
    void a_database_of_another_name_is_named_even_where_it_was_not() {
        Configuration named =
                new Configuration("[databases]\nshop = host=blue.internal\nreports = host=blue.internal dbname=shop\n");

        assertThat(named.renamed(BLUE, "shop", "new shop").text())
                .isEqualTo(
                        "[databases]\nshop = dbname='new shop' host=blue.internal\nreports = host=blue.internal dbname='new shop'\n");
    }

    @Test
    void what_the_file_and_pgbouncer_tell_differently_is_found() {
        Alias shop = new Alias("shop", new Address(BLUE, "store"), "", false);
        Alias unwritten = new Alias("unwritten", new Address(BLUE, "store"), "", false);
        Configuration written = new Configuration("[databases]\nshop = host=blue.internal\n* = host=blue.internal\n");

        List<String> strange = Move.strangenesses(written, List.of(shop), new Address(BLUE, "store"), "pgbouncer.ini");
        List<String> missing = Move.strangenesses(
                configuration, List.of(shop, unwritten), new Address(BLUE, "store"), "pgbouncer.ini");

        assertThat(strange)
                .containsExactly(
                        "'*' leads to blue.internal:5432 too, and databases of any name could come into being while traffic is held; name them one by one");
        assertThat(missing)
                .containsExactly(
                        "pgbouncer.ini leads 'unwritten' not to blue.internal:5432, as PgBouncer shows, or not at all; it includes /etc/pgbouncer/more.ini: databases have to stand in one file, the one that is named",
                        "pgbouncer.ini leads 'odd \"name\" here' to blue.internal:5432, but PgBouncer has not read that yet",
                        "pgbouncer.ini leads 'no_port' to blue.internal:5432, but PgBouncer has not read that yet");
    }
}
