package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.RemovedFeature.Kind;
import dev.rehearsal.server.Account;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.server.containers.ContainerStage;
import dev.rehearsal.server.containers.NeedsContainers;
import dev.rehearsal.server.postgres.EmbeddedRelease;
import dev.rehearsal.server.postgres.EmbeddedServers;
import dev.rehearsal.server.postgres.PostgresArchives;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;

/** The list of what PostgreSQL has no longer is what servers of each release say. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RemovedFeaturesIT {
    private static final WorkFolder WORK = WorkFolder.open();

    /** Which parameters of tables and indexes release 13 has, no catalog says (its reloptions.c does). */
    private static final String EVERY_STORAGE_PARAMETER = """
            create table stored (n int, b int[], t text) with (
              fillfactor = 50, parallel_workers = 1, toast_tuple_target = 1000, user_catalog_table = true, vacuum_index_cleanup = off,
              vacuum_truncate = off, log_autovacuum_min_duration = 1, autovacuum_enabled = off, autovacuum_vacuum_threshold = 1,
              autovacuum_vacuum_scale_factor = 1, autovacuum_vacuum_insert_threshold = 1, autovacuum_vacuum_insert_scale_factor = 1,
              autovacuum_analyze_threshold = 1, autovacuum_analyze_scale_factor = 1, autovacuum_vacuum_cost_delay = 1,
              autovacuum_vacuum_cost_limit = 1, autovacuum_freeze_min_age = 1, autovacuum_freeze_max_age = 200000,
              autovacuum_freeze_table_age = 1, autovacuum_multixact_freeze_min_age = 1, autovacuum_multixact_freeze_max_age = 20000,
              autovacuum_multixact_freeze_table_age = 1);
            create index by_tree on stored (n) with (fillfactor = 50, vacuum_cleanup_index_scale_factor = 1, deduplicate_items = off);
            create index by_hash on stored using hash (n) with (fillfactor = 50);
            create index by_gist on stored using gist (point(n, n)) with (fillfactor = 50, buffering = auto);
            create index by_spgist on stored using spgist (t) with (fillfactor = 50);
            create index by_gin on stored using gin (b) with (fastupdate = on, gin_pending_list_limit = 100);
            create index by_brin on stored using brin (n) with (pages_per_range = 1, autosummarize = on);
            create view seen with (security_barrier = true) as select n from stored with local check option;
            alter table stored alter n set (n_distinct = 5, n_distinct_inherited = 5);
            """;

    @AfterAll
    static void close() {
        WORK.close();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "V14")
    void what_a_release_removed_is_in_the_list(EmbeddedRelease release) throws InterruptedException {
        EmbeddedRelease before = EmbeddedRelease.named(String.valueOf(release.major() - 1));
        try (DatabaseServer old = embedded(before);
                DatabaseServer next = embedded(release)) {
            compare(old, next, release.major(), kind -> true);
        }
    }

    /** Which extensions there are depends on who built a server; these two were not built by the same. */
    @Test
    @NeedsContainers
    void what_the_oldest_had_alone_is_in_the_list() throws InterruptedException {
        try (ContainerStage stage = ContainerStage.open(List.of("13"));
                DatabaseServer old = stage.started("oldest", 13);
                DatabaseServer next = embedded(EmbeddedRelease.V14)) {
            compare(old, next, 14, kind -> kind != Kind.EXTENSION);
        }
    }

    @Test
    void no_parameter_of_what_is_stored_was_removed() throws InterruptedException {
        try (DatabaseServer newest = embedded(EmbeddedRelease.V18);
                Sql sql = newest.sql("postgres")) {
            sql.execute(EVERY_STORAGE_PARAMETER);

            assertThat(sql.number("select count(*) from pg_class where reloptions is not null and oid >= 16384"))
                    .isEqualTo(8);
        }
    }

    private static void compare(DatabaseServer old, DatabaseServer next, int release, Predicate<Kind> isCompared) {
        List<RemovedFeature> found = new ArrayList<>();
        try (Sql older = old.sql("postgres");
                Sql newer = next.sql("postgres")) {
            ReleasePair pair = new ReleasePair(older, newer);
            found.addAll(pair.removals());
            found.addAll(pair.extensions());
            assertThat(pair.types()).isEmpty();
        }
        found.removeIf(each -> !isCompared.test(each.kind()));

        assertThat(RemovedFeatures.known().all())
                .as(
                        "what release %d removed:%n%s",
                        release,
                        found.stream().map(RemovedFeature::line).sorted().collect(Collectors.joining("\n")))
                .filteredOn(each ->
                        each.release() == release && each.kind() != Kind.FEATURE && isCompared.test(each.kind()))
                .containsExactlyInAnyOrderElementsOf(found);
    }

    private static DatabaseServer embedded(EmbeddedRelease release) throws InterruptedException {
        Account account = Account.here();
        DatabaseServer server = new EmbeddedServers(
                        WORK,
                        PostgresArchives.here(account),
                        account,
                        new Credentials("rdsadmin", "secret of a superuser"))
                .create(release.release(), "release-" + release.major());
        server.start(Map.of());
        return server;
    }
}
