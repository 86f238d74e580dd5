package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** What only shows where a PgBouncer offers more than one database, or keeps no prepared statements. */
@Timeout(30)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FitnessTest {
    private static final Address SHOP = new Address(new Endpoint("127.0.0.1", 5432), "shop");

    private final List<Map<String, String>> databases = new ArrayList<>(List.of(shown("shop", "127.0.0.1", "shop")));
    private String prepared = "200";
    private String modeOfReporter = "";

    private static Map<String, String> shown(String name, String host, String database) {
        return Map.of("name", name, "host", host, "port", "5432", "database", database);
    }

    private List<Map<String, String>> answer(String order) {
        return switch (order) {
            case "SHOW DATABASES" -> databases;
            case "SHOW DNS_HOSTS" -> List.of(Map.of("hostname", "blue", "addrs", "127.0.0.1:0,10.0.0.5:0"));
            case "SHOW USERS" ->
                List.of(
                        Map.of("name", "application", "pool_mode", ""),
                        Map.of("name", "reporter", "pool_mode", modeOfReporter));
            case "SHOW CONFIG" ->
                List.of(
                        Map.of("key", "pool_mode", "value", "transaction"),
                        Map.of("key", "max_prepared_statements", "value", prepared));
            default -> List.of();
        };
    }

    private List<String> problems(Optional<Integer> prepareThreshold) throws Exception {
        try (FakeConsole bouncer = FakeConsole.open(this::answer);
                Console console = new Console(bouncer.door())) {
            View view = new View(console);
            List<Alias> moved = new Offers("bouncer", view, List.of()).aliases("shop");
            return new Fitness(view, moved).problems(new Clientele("shop", prepareThreshold), SHOP);
        }
    }

    @Test
    void a_database_elsewhere_is_none_of_our_business() throws Exception {
        databases.add(shown("readers", "127.0.0.2", "shop"));
        databases.add(shown("books", "no host", "books"));

        assertThat(problems(Optional.of(5))).isEmpty();
    }

    @Test
    void another_name_of_the_same_server_is_told() throws Exception {
        databases.add(shown("used", "Blue", "shop"));
        databases.add(shown("unused", "localhost", "books"));

        assertThat(problems(Optional.of(5)))
                .containsExactly(
                        "'used' leads to Blue:5432/shop, which is 127.0.0.1:5432 by another name: it would be neither held nor moved; give it that host, and RELOAD",
                        "'unused' leads to localhost:5432/books, which is 127.0.0.1:5432 by another name: it would be neither held nor moved; give it that host, and RELOAD");
    }

    @Test
    void a_user_who_is_pooled_by_session_is_told_whatever_the_database_says() throws Exception {
        modeOfReporter = "session";

        assertThat(problems(Optional.of(5)))
                .containsExactly(
                        "user 'reporter' is pooled by session: whoever is connected would have to leave before it can be moved; set pool_mode = transaction");
        modeOfReporter = "transaction";
        assertThat(problems(Optional.of(5))).isEmpty();
    }

    @Test
    void a_name_that_nobody_knows_is_told_where_it_may_lead_to_the_same_database() throws Exception {
        databases.add(shown("mirror", "no host", "shop"));

        assertThat(problems(Optional.of(5)))
                .containsExactly(
                        "'mirror' leads to no host:5432/shop, which may be 127.0.0.1:5432 by another name, and would be neither held nor moved then; connect to it once, so that PgBouncer looks the name up, or take it out");
    }

    @Test
    void another_database_of_the_same_server_is_told_before_it_is_moved() throws Exception {
        databases.add(shown("books", "127.0.0.1", "books"));

        assertThat(problems(Optional.of(5)))
                .containsExactly(
                        "'books' leads to the database 'books' of the same server and would be moved too, but this runbook replicates 'shop' alone; lead it through another PgBouncer, or take it out, and RELOAD");
    }

    @Test
    void who_is_not_known_to_prepare_nothing_prepares() throws Exception {
        prepared = "0";

        assertThat(problems(Optional.empty())).singleElement().asString().startsWith("it keeps no prepared statements");
        assertThat(problems(Optional.of(0))).isEmpty();
    }
}
