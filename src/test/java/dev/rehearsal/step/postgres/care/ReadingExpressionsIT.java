package dev.rehearsal.step.postgres.care;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Expressions of a table whose value depends on rows of another, which a copy may not have brought yet. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadingExpressionsIT {
    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    private final Readiness readiness = new Readiness(twins, EnumSet.of(Precheck.OTHER_DATABASE));

    @BeforeEach
    void make() {
        twins.onBoth("create table codes (code text primary key)");
        twins.onBlue("insert into codes values ('a')");
    }

    @Test
    void a_check_whose_function_reads_another_table_blocks_a_copy_which_would_fail() {
        String text = "create function is_known(text) returns boolean language sql as "
                + "'select exists (select from public.codes c where c.code = $1)'";
        String parsed = "create function is_known(text) returns boolean language sql "
                + "begin atomic select exists (select from codes c where c.code = $1); end";
        for (String function : List.of(text, parsed)) {
            twins.onBoth(function, "create table parcels (id int primary key, code text check (is_known(code)))");
            twins.onBlue("insert into parcels values (1, 'a')");

            assertThat(readiness.blockers(SuccessorKind.COPY))
                    .singleElement()
                    .asString()
                    .contains(": check parcels_code_check of public.parcels by public.is_known(text) (public.codes) →")
                    .contains("or write 'accept: [reading-expression]'");
            assertThat(readiness.blockers(SuccessorKind.CLONE)).isEmpty();
            assertThat(readiness.blockers(SuccessorKind.REPLICA)).isEmpty();
            try (Sql green = twins.green()) {
                assertThat(refused(green, "insert into parcels values (1, 'a')"))
                        .contains("violates check constraint \"parcels_code_check\"");
            }
            twins.onBoth("drop table parcels", "drop function is_known");
        }
    }

    @Test
    void generated_columns_indexes_partition_keys_and_domains_block_and_so_does_what_reads_the_table_itself() {
        twins.onBlue(
                "create function known() returns int language plpgsql immutable as "
                        + "'begin return (select count(*) from generate_series(1, 2) g, public.\"codes\"); end'",
                "create function twice(n int) returns int language sql immutable as 'select n * public.known()'",
                "create table priced (id int primary key, n int, price int generated always as (twice(n)) stored)",
                "create index by_twice on priced (id) where twice(n) > 0",
                "create table parted (n int) partition by list (twice(n))",
                "create function are_few(int) returns boolean language plpgsql set search_path = pg_catalog, public as "
                        + "'begin return (select count(*) from parcels) < $1; end'",
                "create domain room as int constraint is_room check (are_few(value))",
                "create table parcels (id int primary key, of room, constraint is_first check (are_few(id)))",
                "create index by_room on priced ((n::room))");

        assertThat(readiness.blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains(": check is_first of public.parcels by public.are_few(int4) (public.parcels), ")
                .contains("check is_room of domain public.room for public.parcels.of by public.are_few(int4) (public.p")
                .contains("generated column public.priced.price by public.twice(int4) (public.codes)")
                .contains("index by_room on public.priced by public.are_few(int4) (public.parcels)")
                .contains("index by_twice on public.priced by public.twice(int4) (public.codes)")
                .contains("and 1 more");
    }

    @Test
    void statements_that_a_function_puts_together_are_read_and_operators_lead_to_functions() {
        twins.onBlue(
                "create function is_known(t text) returns boolean language plpgsql as "
                        + "$$ declare b boolean; begin execute 'select true from public.codes where code = $1' into b using t; return b; end $$",
                "create function same(text, text) returns boolean language sql immutable as 'select is_known($1)' set search_path = public",
                "create operator === (leftarg = text, rightarg = text, function = same)",
                "create table parcels (id int primary key, code text, constraint is_same check (code === code))");

        assertThat(readiness.blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains(": check is_same of public.parcels by public.same(text, text) (public.codes) →");
    }

    @Test
    void functions_that_read_no_table_do_not_block_whatever_their_comments_strings_and_variables_are_called() {
        twins.onBlue(
                """
                create function is_fine(codes text) returns boolean language plpgsql immutable set search_path = public as $$
                declare day date;
                begin
                  -- It's as in: select from public.codes
                  /* or join codes */
                  raise debug 'from codes, %', E'\\' from codes';
                  return codes is distinct from codes or extract(year from day) > 1 or trim(both ' ' from codes) = 'from codes'
                         or exists (with codes (code) as (select 1) select from codes) or exists (select from pg_catalog.pg_class c, pg_class codes);
                end $$""",
                "create table parcels (id int primary key, code text, constraint is_fine check (is_fine(code) and code > 'codes'))",
                "create function reads_without_being_asked() returns bigint language sql as 'select count(*) from public.codes'");

        assertThat(readiness.blockers(SuccessorKind.COPY)).isEmpty();
    }

    private static String refused(Sql sql, String statement) {
        try {
            sql.execute(statement);
            return "nothing";
        } catch (SqlFailedException e) {
            return e.reason();
        }
    }
}
