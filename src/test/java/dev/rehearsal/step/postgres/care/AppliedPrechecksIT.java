package dev.rehearsal.step.postgres.care;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What a copy of the rows, and changes that are applied, would meet on the successor. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AppliedPrechecksIT {
    private static final Set<Precheck> BESIDES = EnumSet.of(Precheck.OTHER_DATABASE, Precheck.READING_EXPRESSION);

    private static final String COUNTING = """
            create function doubled(n int) returns int language plpgsql immutable as
            $$ begin return n * (select factor from factors); end $$
            """;

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    @Test
    void a_check_that_was_never_validated_blocks_a_copy_by_the_rows_that_break_it() {
        twins.onBlue(
                "create table parcels (id int primary key, weight int)",
                "insert into parcels values (1, 12), (2, -5), (3, null), (4, -1)",
                "alter table parcels add constraint is_positive check (weight > 0) not valid");

        assertThat(blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains("is_positive on public.parcels: 2 rows →", "or write 'accept: [unvalidated-rule]'");
        assertThat(blockers(SuccessorKind.CLONE)).isEmpty();
        assertThat(blockers(SuccessorKind.REPLICA)).isEmpty();
    }

    @Test
    void one_that_no_row_breaks_and_a_foreign_key_do_not_block() {
        twins.onBlue(
                "create table parcels (id int primary key, of int)",
                "insert into parcels values (1, 12)",
                "alter table parcels add constraint is_positive check (id > 0) not valid",
                "alter table parcels add constraint is_of foreign key (of) references parcels (id) not valid");

        assertThat(blockers(SuccessorKind.COPY)).isEmpty();
    }

    @Test
    void one_that_children_need_not_keep_does_not_block_by_their_rows() {
        twins.onBlue(
                "create table parcels (id int primary key, weight int)",
                "create table letters () inherits (parcels)",
                "insert into letters values (1, 0)",
                "alter table parcels add constraint is_positive check (weight > 0) no inherit not valid");
        assertThat(blockers(SuccessorKind.COPY)).isEmpty();

        twins.onBlue("alter table parcels drop constraint is_positive", "insert into parcels values (2, 0)");
        twins.onBlue("alter table parcels add constraint is_positive check (weight > 0) no inherit not valid");
        assertThat(blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains("is_positive on public.parcels: 1 row →");
    }

    @Test
    void expressions_whose_functions_need_a_search_path_block_where_changes_are_applied() {
        twins.onBlue(
                "create table factors (factor int)",
                "insert into factors values (2)",
                COUNTING,
                "create table checked (id int primary key, n int, constraint is_even check (doubled(n) % 2 = 0))",
                "create table generated (id int primary key, n int, twice int generated always as (doubled(n)) stored)",
                "create table indexed (id int primary key, n int)",
                "create index by_double on indexed (doubled(n)) where doubled(n) > 0",
                "create table parted (n int) partition by list (doubled(n))",
                "create table parted_rest partition of parted default",
                "insert into checked values (1, 1)",
                "insert into generated values (1, 1)",
                "insert into indexed values (1, 1)",
                "insert into parted values (1)",
                "create materialized view seen as select doubled(n) as twice from indexed");

        assertThat(blockers(SuccessorKind.CLONE))
                .singleElement()
                .asString()
                .contains("relation \"factors\" does not exist", "check is_even of public.checked")
                .contains("generated column twice of public.generated", "index by_double on public.indexed")
                .contains("materialized view public.seen", "partition key of public.parted");
        assertThat(blockers(SuccessorKind.REPLICA)).isEmpty();
    }

    @Test
    void a_domain_inside_an_expression_and_an_operator_class_block_by_the_functions_that_they_call() {
        try (Sql superuser = twins.account().rds().server("blue").sql(twins.name())) {
            superuser.execute("create function compared(a int, b int) returns int language plpgsql immutable as "
                    + "'begin return (a - b) * (select factor from factors); end'");
            superuser.execute(
                    "create operator class by_factor for type int using btree as operator 1 <, operator 2 <=, "
                            + "operator 3 =, operator 4 >=, operator 5 >, function 1 compared(int, int)");
        }
        twins.onBlue(
                "create table factors (factor int)",
                "insert into factors values (2)",
                COUNTING,
                "create domain even as int check (doubled(value) % 2 = 0)",
                "create table letters (id int primary key, doc jsonb)",
                "create index by_number on letters (((doc ->> 'n')::even))",
                "insert into letters values (1, '{\"n\": 4}')",
                "create table sorted (n int)",
                "create index by_factors on sorted (n by_factor) where n > 0",
                "insert into sorted values (1), (2)");

        assertThat(blockers(SuccessorKind.CLONE))
                .singleElement()
                .asString()
                .contains("index by_number on public.letters: ERROR: relation \"factors\" does not exist")
                .contains(
                        "index by_factors on public.sorted by public.compared: ERROR: relation \"factors\" does not exist");

        twins.onBlue("alter function doubled set search_path = public");
        assertThat(blockers(SuccessorKind.CLONE)).singleElement().asString().doesNotContain("by_number");
    }

    @Test
    void the_same_do_not_where_the_function_sets_its_own() {
        twins.onBlue(
                "create table factors (factor int)",
                "insert into factors values (2)",
                COUNTING,
                "alter function doubled set search_path = public",
                "create table checked (id int primary key, n int, constraint is_even check (doubled(n) % 2 = 0))",
                "insert into checked values (1, 1)");

        assertThat(blockers(SuccessorKind.COPY)).isEmpty();
    }

    @Test
    void a_trigger_that_fires_where_changes_are_applied_does_again_what_it_did() {
        twins.onBlue(
                "create table invoices (id int primary key)",
                "create function noted() returns trigger language plpgsql set search_path = '' as 'begin return null; end'",
                "create trigger noted after insert on invoices for each row execute function noted()",
                "alter table invoices enable always trigger noted");

        assertThat(blockers(SuccessorKind.CLONE))
                .singleElement()
                .asString()
                .contains("noted on public.invoices by public.noted()", "or write 'accept: [applied-trigger]'");
        assertThat(blockers(SuccessorKind.REPLICA)).isEmpty();
    }

    @Test
    void rows_that_the_operator_does_not_see_block() {
        twins.onBlue(
                "create table cases (id int primary key, tenant text)",
                "create policy own on cases using (tenant = current_user)",
                "alter table cases enable row level security",
                "create table others (id int primary key, tenant text)",
                "create policy own on others using (tenant = current_user)",
                "alter table others enable row level security",
                "alter table others force row level security");

        assertThat(blockers(SuccessorKind.COPY))
                .filteredOn(blocker -> !blocker.contains("[limited-owner]"))
                .singleElement()
                .asString()
                .contains(": public.others (row security) →", "or write 'accept: [hidden-row]'");
    }

    @Test
    void an_index_that_is_not_valid_blocks() {
        twins.onBlue("create table twice (n int)", "insert into twice values (1), (1)");
        try (var sql = twins.blue()) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> sql.execute("create unique index concurrently only_once on twice (n)")))
                    .hasMessageContaining("could not create unique index");
        }

        assertThat(blockers(SuccessorKind.COPY)).singleElement().asString().contains(": public.only_once on twice →");
    }

    @Test
    void an_index_that_partitions_have_yet_to_join_and_one_of_some_rows_do_not() {
        twins.onBlue(
                "create table parted (n int) partition by list (n)",
                "create table parted_rest partition of parted default",
                "create index of_all on only parted (n)",
                "create function halved(n int) returns int immutable language plpgsql as "
                        + "'begin if n % 2 = 1 then raise exception ''odd''; end if; return n / 2; end'",
                "create table halves (n int)",
                "create index by_half on halves (halved(n)) where n % 2 = 0",
                "insert into halves values (1), (2)");

        assertThat(blockers(SuccessorKind.COPY)).isEmpty();
    }

    private List<String> blockers(SuccessorKind kind) {
        return plan(kind).blockers();
    }

    private Plan plan(SuccessorKind kind) {
        return new CheckUpgradeReadiness("blue", "green", kind, Duration.ofMinutes(1), BESIDES)
                .plan(twins.context().build());
    }
}
