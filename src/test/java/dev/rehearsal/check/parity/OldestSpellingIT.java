package dev.rehearsal.check.parity;

import dev.rehearsal.application.Estate;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.AcceptedRows;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.containers.ContainerStage;
import dev.rehearsal.server.containers.NeedsContainers;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Release 13 prints as calls of functions what later ones print in SQL's own syntax. */
@NeedsContainers
@DisplayNameGeneration(ReplaceUnderscores.class)
final class OldestSpellingIT {
    private static final int OLDEST = 13;

    @Test
    void from_13_to_17_what_means_the_same_is_silent_and_all_that_does_not_is_found() throws Exception {
        List<Spelling> spellings = Spelling.since(OLDEST);
        try (ContainerStage stage = ContainerStage.open(List.of("13", "17"));
                DatabaseServer old = stage.started("blue", OLDEST);
                DatabaseServer young = stage.started("green", 17);
                Sql blue = old.sql("postgres");
                Sql green = young.sql("postgres")) {
            for (Sql sql : List.of(blue, green)) {
                sql.execute("create role application login; create role operator login");
                new Estate(new PostgresDialect()).create(sql, new Credentials("application", "unused"), 100, 7);
                Beside.STRUCTURE.forEach(sql::execute);
                OddThings.STRUCTURE.forEach(sql::execute);
            }
            Spelling.make(spellings, blue, green);

            SchemaComparison comparison = SchemaComparison.of(new PostgresDialect().structures(), blue, green);

            assertThat(comparison.unread()).isEmpty();
            assertThat(Spelling.found(comparison)).containsExactlyInAnyOrderElementsOf(Spelling.different(spellings));
            assertThat(AcceptedRows.refused(blue, green, "green")).isEmpty();
            assertThat(
                            blue.texts(
                                    "select relname from pg_class where relkind = 'r' and relnamespace = 'pg_catalog'::regnamespace"))
                    .isNotEmpty()
                    .isSubsetOf(CatalogList.read().tables());
        }
    }
}
