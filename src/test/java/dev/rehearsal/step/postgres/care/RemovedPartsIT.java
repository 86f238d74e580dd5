package dev.rehearsal.step.postgres.care;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the successor's release no longer has, and what is made with it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RemovedPartsIT {
    /** There always are further databases on servers that tests share. */
    private static final Set<Precheck> BESIDES = Set.of(Precheck.OTHER_DATABASE);

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    private final Readiness readiness = new Readiness(twins, BESIDES);

    @Test
    void views_block_by_the_columns_that_the_successor_s_release_lacks() {
        twins.onBlue(
                "create schema monitoring",
                "create view monitoring.checkpoints as select checkpoints_timed, buffers_checkpoint, stats_reset from pg_stat_bgwriter",
                "create view monitoring.vacuums as select pid, max_dead_tuples from pg_stat_progress_vacuum");
        String found =
                "view monitoring.checkpoints (pg_stat_bgwriter.buffers_checkpoint, pg_stat_bgwriter.checkpoints_timed: not from release 17 on), view monitoring.vacuums (pg_stat_progress_vacuum.max_dead_tuples: not from release 17 on) →";

        assertThat(readiness.blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains(found, "or write 'accept: [removed-part]'");
        assertThat(readiness.blockers(SuccessorKind.CLONE))
                .singleElement()
                .asString()
                .contains(found);
        assertThat(readiness.blockers(SuccessorKind.REPLICA)).isEmpty();
        assertThat(readiness.plan(SuccessorKind.COPY, "16").blockers()).isEmpty();
    }

    @Test
    void a_cast_by_a_function_that_is_gone_blocks() {
        try (Sql superuser = twins.account().rds().server("blue").sql(twins.name())) {
            superuser.execute("create cast (interval[] as interval) with function pg_catalog.interval_avg(interval[])");
        }

        assertThat(readiness.blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains(": cast (interval[] AS interval) (interval_avg(interval[]): not from release 17 on) →");
    }

    @Test
    void a_generated_column_under_a_parent_s_that_is_none_blocks_and_one_beside_it_or_like_it_does_not() {
        twins.onBlue(
                "create table p (id int primary key, one int, two int)",
                "create table c (two int generated always as (one * 2) stored, primary key (id)) inherits (p)",
                "create table own (three int generated always as (one * 3) stored, primary key (id)) inherits (p)",
                "create table g (id int primary key, one int, two int generated always as (one * 2) stored)",
                "create table like_it (primary key (id)) inherits (g)");
        String found =
                ": default value for public.c.two (generated columns under a parent's that are not: not from release 16 on) →";

        assertThat(readiness.blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains(found);
        assertThat(readiness.blockers(SuccessorKind.CLONE))
                .singleElement()
                .asString()
                .contains(found);
        assertThat(readiness.blockers(SuccessorKind.REPLICA)).isEmpty();
    }

    @Test
    void other_columns_and_other_things_of_the_name_do_not_block() {
        twins.onBlue(
                "create view checkpoints as select stats_reset as checkpoints_timed, 'buffers_backend' as text from pg_stat_bgwriter",
                "create table pg_stat_bgwriter (checkpoints_req int primary key)",
                "create view own as select checkpoints_req from public.pg_stat_bgwriter",
                "create view databases as select oid as daticulocale, datname from pg_database",
                "create view whole as select b from pg_catalog.pg_stat_bgwriter b");

        assertThat(readiness.blockers(SuccessorKind.COPY)).isEmpty();
        assertThat(readiness.blockers(SuccessorKind.CLONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            view public.v              | create view v as select 1 as one where exists (select from pg_database natural join (select 1) x where daticulocale > '')
            view public.v              | create view v as with d as (select * from pg_database) select datname from d
            materialized view public.m | create materialized view m as select max(d.daticulocale) from pg_database d join pg_roles r on r.oid = d.datdba
            rule noted on public.t     | create rule noted as on insert to t do also select daticulocale from pg_database
            policy own on public.t     | create policy own on t using (name in (select daticulocale from pg_database))
            function public.locales()  | create function locales() returns setof text begin atomic select daticulocale from pg_database; end
            """)
    void a_query_blocks_wherever_it_stands(String found, String made) {
        twins.onBlue("create table t (name text primary key)", made);

        assertThat(readiness.blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains(": %s (pg_database.daticulocale: not from release 17 on) →".formatted(found));
    }

    @Test
    void functions_that_are_gone_block_what_calls_them_or_is_made_of_them() {
        twins.onBlue(
                "create table t (n int primary key, written bigint default pg_stat_get_buf_written_backend())",
                "create aggregate mean (interval) (sfunc = interval_accum, stype = interval[], finalfunc = interval_avg, initcond = '{0 s, 0 s}')",
                "create aggregate together (interval) (sfunc = interval_pl, stype = interval)");

        assertThat(readiness.blockers(SuccessorKind.CLONE))
                .singleElement()
                .asString()
                .contains(
                        ": aggregate public.mean(interval) (interval_accum(interval[], interval), interval_avg(interval[]): not from release 17 on), default value for public.t.written (pg_stat_get_buf_written_backend(): not from release 17 on) →");
    }

    @Test
    void a_view_that_lists_a_function_s_columns_by_place_blocks_where_these_have_moved() {
        twins.onBlue(
                "create view workers as select pid, received_lsn from pg_stat_get_subscription(null)",
                "create view by_name as select (pg_stat_get_subscription(null)).pid");

        assertThat(readiness.plan(SuccessorKind.COPY, "16").blockers())
                .singleElement()
                .asString()
                .contains(
                        ": view public.workers (pg_stat_get_subscription(oid) with its columns in this order: not from release 16 on) →");
    }

    @Test
    void a_view_over_a_column_that_an_extension_no_longer_has_blocks() {
        try (Sql superuser = twins.account().rds().server("blue").sql(twins.name())) {
            superuser.execute("create extension pg_stat_statements");
            superuser.execute("create view slow as select query, blk_read_time from pg_stat_statements");
            superuser.execute("create view asked as select query, calls from pg_stat_statements");
        }

        assertThat(readiness.blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains(
                        ": view public.slow (pg_stat_statements.pg_stat_statements.blk_read_time: not from release 17 on) →");
    }

    @Test
    void an_extension_that_no_server_of_the_release_brings_blocks_before_there_is_one() {
        try (Sql superuser = twins.account().rds().server("blue").sql(twins.name())) {
            superuser.execute("create extension adminpack");
        }

        assertThat(readiness.plan(SuccessorKind.COPY, "17").blockers())
                .singleElement()
                .asString()
                .contains("extensions that the successor cannot create: adminpack →");
        assertThat(readiness.plan(SuccessorKind.COPY, "16").blockers()).isEmpty();
    }
}
