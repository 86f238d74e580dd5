package dev.rehearsal.check.parity;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.server.Account;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.server.postgres.EmbeddedRelease;
import dev.rehearsal.server.postgres.EmbeddedServers;
import dev.rehearsal.server.postgres.PostgresArchives;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What only a superuser makes, in two databases of one server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SuperuserSpellingIT {
    private static final Credentials SUPERUSER = new Credentials("rdsadmin", "secret of a superuser");

    @Test
    void what_means_the_same_is_silent_and_all_that_does_not_is_found() throws InterruptedException {
        List<Spelling> spellings = Spelling.ofSuperuser();
        try (WorkFolder work = WorkFolder.open();
                DatabaseServer server = started(EmbeddedRelease.V17, work)) {
            try (Sql sql = server.sql("postgres")) {
                sql.execute("create database blue");
                sql.execute("create database green");
            }
            try (Sql blue = server.sql("blue");
                    Sql green = server.sql("green")) {
                Spelling.make(spellings, blue, green);

                SchemaComparison comparison = SchemaComparison.of(new PostgresDialect().structures(), blue, green);

                assertThat(comparison.unread()).isEmpty();
                assertThat(Spelling.found(comparison))
                        .containsExactlyInAnyOrderElementsOf(Spelling.different(spellings));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_table_of_the_catalog_is_on_the_list_of_how_it_is_compared(EmbeddedRelease release)
            throws InterruptedException {
        try (WorkFolder work = WorkFolder.open();
                DatabaseServer server = started(release, work);
                Sql sql = server.sql("postgres")) {
            assertThat(sql.texts("""
                    select relname from pg_class
                    where relkind = 'r' and relnamespace = 'pg_catalog'::regnamespace"""))
                    .hasSizeGreaterThan(50)
                    .isSubsetOf(CatalogList.read().tables());
        }
    }

    private static DatabaseServer started(EmbeddedRelease release, WorkFolder work) throws InterruptedException {
        Account account = Account.here();
        DatabaseServer server = new EmbeddedServers(work, PostgresArchives.here(account), account, SUPERUSER)
                .create(release.release(), "server");
        server.start(Map.of());
        return server;
    }
}
