package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A structure that is changed on one side while replication runs is named before traffic is held. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChangedStructureIT {
    private static final String[] PARCELS = {
        "create type kind as enum ('small', 'large')",
        "create domain weight as int not null constraint is_positive check (value > 0)",
        "create type size as (height int, width int)",
        "create table parcels (id int primary key, code varchar(10) unique constraint is_known check (code in ('a', 'b')), "
                + "note text not null, kinds kind[], heavy weight, outside size, "
                + "constraint not_at_once exclude using gist (int4range(id, id + 1) with &&))",
        "create unique index only_one on parcels (lower(note))"
    };

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    private final SubscribedTwins pair = new SubscribedTwins(twins);

    @Test
    void ddl_on_blue_during_the_copy_fails_the_wait_soon_and_names_the_column() throws Exception {
        StepContext context = pair.subscribed();
        pair.copy().execute(context);
        twins.onBlue("alter table orders add column added_later int", "insert into orders values (5000, 'late', 1)");

        long begun = System.nanoTime();
        assertThatThrownBy(() -> new WaitForReplication("blue", "green").execute(context))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("table \"public\".\"orders\" has other columns on green")
                .hasMessageContaining("added_later integer");

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isLessThan(SubscribedTwins.MUCH_LONGER_THAN_NEEDED.dividedBy(3));
    }

    @Test
    void ddl_on_blue_before_a_table_is_copied_fails_the_wait_for_the_copy() throws Exception {
        StepContext context =
                twins.context().within(SubscribedTwins.MUCH_LONGER_THAN_NEEDED).build();
        twins.onBoth(SubscribedTwins.ORDERS);
        new CreatePublication("blue", "upgrade").execute(context);
        twins.onBlue("alter table orders add column added_later int");
        pair.subscription().execute(context);

        assertThatThrownBy(() -> pair.copy().execute(context))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("added_later integer");
    }

    @Test
    void ddl_on_blue_after_the_copy_blocks_the_wait_before_it_begins() throws Exception {
        StepContext context = pair.subscribed();
        pair.copy().execute(context);
        twins.onBlue("alter table orders add column added_later int");

        assertThat(SubscribedTwins.waiting(context).blockers())
                .singleElement()
                .asString()
                .contains(
                        "table \"public\".\"orders\" has other columns on green: it lacks added_later integer →",
                        "changes of structure are not replicated");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            alter table parcels alter note drop not null            | table public.parcels of green refuses what the publisher's takes: null in note →
            alter type kind add value 'huge'                        | type public.kind of green refuses what the publisher's takes: 'huge' →
            alter table parcels drop constraint parcels_code_key    | table public.parcels of green refuses what the publisher's takes: rows alike in (code) →
            drop index only_one                                     | table public.parcels of green refuses what the publisher's takes: rows alike in (lower(note)) →
            alter table parcels drop constraint not_at_once         | table public.parcels of green refuses what the publisher's takes: what not_at_once excludes →
            alter table parcels drop constraint parcels_code_key, add unique (code) deferrable | table public.parcels of green refuses what the publisher's takes: rows alike in (code) →
            alter table parcels drop constraint parcels_code_key, add unique (code, note) | table public.parcels of green refuses what the publisher's takes: rows alike in (code) →
            alter table parcels drop constraint is_known            | table public.parcels of green refuses what the publisher's takes: what breaks check is_known →
            alter domain weight drop constraint is_positive         | type public.weight of green refuses what the publisher's takes: what breaks check is_positive →
            alter domain weight drop not null                       | type public.weight of green refuses what the publisher's takes: null →
            alter type size add attribute depth int                 | type public.size of green refuses what the publisher's takes: the columns (height, width, depth) →
            alter table parcels alter code type varchar(20)         | table "public"."parcels" has other columns on green: it lacks code character varying(20), and it has besides code character varying(10) →
            """)
    void what_blue_takes_and_green_would_refuse_blocks_the_wait_before_a_row_fails(String changed, String found)
            throws Exception {
        twins.onBoth(PARCELS);
        StepContext context = pair.subscribed();
        pair.copy().execute(context);
        assertThat(SubscribedTwins.waiting(context).blockers()).isEmpty();

        twins.onBlue(changed);

        assertThat(SubscribedTwins.waiting(context).blockers())
                .singleElement()
                .asString()
                .contains(found, "changes of structure are not replicated");
    }

    @Test
    void what_green_takes_besides_does_not_block_the_wait() throws Exception {
        twins.onBoth(PARCELS);
        StepContext context = pair.subscribed();
        pair.copy().execute(context);

        twins.onGreen(
                "alter table parcels alter note drop not null",
                "alter type kind add value 'huge'",
                "drop index only_one",
                "create unique index only_large on parcels (code) where kinds = '{large}'",
                "alter table parcels add unique (note, code)",
                "alter table parcels drop constraint not_at_once",
                "alter domain weight drop constraint is_positive",
                "alter table parcels drop constraint is_known");

        assertThat(SubscribedTwins.waiting(context).blockers()).isEmpty();
    }

    @Test
    void nulls_that_count_as_alike_on_green_alone_block_the_wait() throws Exception {
        twins.onBoth(PARCELS);
        StepContext context = pair.subscribed();
        pair.copy().execute(context);
        twins.onGreen(
                "create unique index heaviest on parcels (id, heavy) nulls not distinct",
                "create unique index known on parcels (outside) nulls not distinct");
        twins.onBlue("create unique index known on parcels (outside)");

        assertThat(SubscribedTwins.waiting(context).blockers())
                .singleElement()
                .asString()
                .contains("refuses what the publisher's takes: rows alike in (outside), nulls too →");
    }

    @Test
    void what_the_roles_of_both_servers_find_without_naming_its_schema_is_not_called_different() throws Exception {
        twins.onBoth("create schema apart", "create type apart.shade as enum ('light', 'dark')");
        twins.onBoth("create table painted (id int primary key, shade apart.shade)");
        twins.onGreen("alter role operator in database %s set search_path = public, apart".formatted(twins.name()));
        StepContext context = pair.subscribed();
        pair.copy().execute(context);

        assertThat(SubscribedTwins.waiting(context).blockers()).isEmpty();
    }

    @Test
    void a_table_that_is_gone_from_green_blocks_the_wait_and_is_not_called_new() throws Exception {
        StepContext context = pair.subscribed();
        pair.copy().execute(context);
        twins.onGreen("drop table orders");

        assertThat(SubscribedTwins.waiting(context).blockers())
                .singleElement()
                .asString()
                .contains("table \"public\".\"orders\" is missing on green");
    }
}
