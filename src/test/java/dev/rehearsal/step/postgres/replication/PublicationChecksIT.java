package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.step.Plan;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Publications that were there before, and what they leave out. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PublicationChecksIT {
    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            for table a where (n > 1), b, "Parts" | rows of public.a but where (n > 1)
            for table a (id), b, "Parts"          | column n of public.a
            for table a (id) where (id > 1), b, "Parts" | rows of public.a but where (id > 1), column n of public.a
            for table a, "Parts"                  | table public.b
            for all tables with (publish = 'insert, update') | every delete; every truncate
            """)
    void what_one_leaves_out_blocks_whoever_would_take_it(String made, String leftOut) {
        twins.onBoth(
                "create table a (id int primary key, n int, twice int generated always as (n * 2) stored)",
                "create table b (id int primary key)",
                "create table \"Parts\" (id int primary key) partition by list (id)",
                "create table some_parts partition of \"Parts\" default");
        twins.onBlue("create publication early " + made);

        String wanted = "publication 'early' of blue leaves out %s →".formatted(leftOut);
        assertThat(subscribing().blockers()).anyMatch(blocker -> blocker.contains(wanted));
        assertThat(makingASlot().blockers()).anyMatch(blocker -> blocker.contains(wanted));
        assertThat(new CreatePublication("blue", "early")
                        .plan(twins.context().build())
                        .blockers())
                .contains(
                        "create publication 'early' on blue → one of that name is there, made by no step of this rehearsal, and it leaves out %s → choose another name, or drop it"
                                .formatted(leftOut));
    }

    @Test
    void one_of_all_tables_leaves_out_nothing_whichever_way_it_was_made() {
        twins.onBoth(
                "create table a (id int primary key, twice int generated always as (id * 2) stored)",
                "create table parts (id int primary key) partition by list (id)",
                "create table some_parts partition of parts default");
        twins.onBlue("create publication early for table a, parts with (publish_via_partition_root)");

        assertThat(subscribing().blockers()).noneMatch(blocker -> blocker.contains("leaves out"));
        assertThat(makingASlot().blockers()).isEmpty();
    }

    private Plan subscribing() {
        return new CreateSubscription("green", "blue", "early", "early", Duration.ofSeconds(10))
                .plan(twins.context().build());
    }

    private Plan makingASlot() {
        return new CreateReplicationSlot("blue", twins.name(), "early", Duration.ofSeconds(10))
                .plan(twins.context().build());
    }

    @Test
    void unlogged_tables_are_noted_as_not_replicated() {
        twins.onBlue("create unlogged table sessions (id int primary key)");

        Plan plan =
                new CreatePublication("blue", "upgrade").plan(twins.context().build());

        assertThat(plan.notes()).contains("unlogged table public.sessions is not replicated");
    }
}
