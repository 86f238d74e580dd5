package dev.rehearsal.step.postgres.care;

import dev.rehearsal.step.Plan;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Settings that the successor's release no longer has, and names that it keeps for itself. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RemovedNamesIT {
    /** There always are further databases on servers that tests share. */
    private static final Set<Precheck> BESIDES = Set.of(Precheck.OTHER_DATABASE);

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    private final Readiness readiness = new Readiness(twins, BESIDES);

    @Test
    void settings_that_are_gone_block_whomever_they_are_of() {
        twins.onBlue(
                "create function f() returns int language sql set force_parallel_mode = off set work_mem = '5MB' as 'select 1'",
                "alter database %s set force_parallel_mode = off".formatted(twins.name()),
                "alter role %s in database %s set force_parallel_mode = regress"
                        .formatted(twins.account().operator().user(), twins.name()),
                "alter role %s in database %s set work_mem = '6MB'"
                        .formatted(twins.account().operator().user(), twins.name()));

        Plan plan = readiness.plan(SuccessorKind.CLONE, "18");

        assertThat(plan.blockers())
                .singleElement()
                .asString()
                .contains(
                        "force_parallel_mode of database %s (not from release".formatted(twins.name()),
                        "force_parallel_mode of function public.f() (not from release",
                        "force_parallel_mode of role %s in database %s"
                                .formatted(twins.account().operator().user(), twins.name()),
                        "or write 'accept: [removed-setting]'")
                .doesNotContain("work_mem");
        assertThat(plan.notes())
                .anyMatch(note -> note.contains("force_parallel_mode=regress, which release 18 no longer knows"));
    }

    @Test
    void what_asks_for_a_setting_that_is_gone_blocks() {
        twins.onBlue(
                "create view locale as select current_setting('LC_Collate')",
                "create view strict as select current_setting('lc_ctype', false) as a, current_setting('lc_messages', true) as b",
                "create view by_type as select current_setting('lc_ctype'::varchar, n > 0) from (values (1)) t (n)",
                "create view setter as select set_config('force_parallel_mode', 'on', true)",
                "create view others as select current_setting('lc_messages'), set_config('work_mem', 'lc_collate', true) as name");

        assertThat(readiness.plan(SuccessorKind.COPY, "16").blockers())
                .singleElement()
                .asString()
                .contains(
                        ": view public.by_type (lc_ctype: not from release 16 on), view public.locale (lc_collate: not from release 16 on), view public.setter (force_parallel_mode: not from release 16 on), view public.strict (lc_ctype: not from release 16 on) →");
        assertThat(readiness.plan(SuccessorKind.COPY, "15").blockers()).isEmpty();
    }

    @Test
    void what_asks_for_one_leniently_is_noted_since_it_gets_null() {
        twins.onBlue(
                "create table t (id int primary key, lenient text default current_setting('lc_collate', true))",
                "create view by_type as select current_setting('lc_ctype'::varchar, true)",
                "create view others as select current_setting('lc_messages', true), 'lc_collate'::text as name");

        Plan plan = readiness.plan(SuccessorKind.COPY, "16");

        assertThat(plan.blockers()).isEmpty();
        assertThat(plan.notes())
                .filteredOn(note -> note.contains("will be null there"))
                .singleElement()
                .asString()
                .contains(
                        ": default value for public.t.lenient (lc_collate: not from release 16 on), view public.by_type (lc_ctype: not from release 16 on) →");
        assertThat(readiness.plan(SuccessorKind.COPY, "15").notes())
                .noneMatch(note -> note.contains("will be null there"));
    }

    @Test
    void what_a_function_s_text_names_is_noted() {
        twins.onBlue(
                "create function forced() returns bigint language plpgsql as 'begin return (select B.Checkpoints_Req from pg_stat_bgwriter b); end'",
                "create function locale() returns text language sql as 'select current_setting(''lc_collate'')'",
                "create function other() returns bigint language plpgsql as 'begin return (select checkpoints_req from own); end'");

        Plan plan = readiness.plan(SuccessorKind.COPY, "17");

        assertThat(plan.blockers()).isEmpty();
        assertThat(plan.notes())
                .filteredOn(note -> note.contains("whose text names"))
                .singleElement()
                .asString()
                .contains(
                        ": public.forced() (pg_stat_bgwriter.checkpoints_req: not from release 17 on), public.locale() (lc_collate: not from release 16 on) →");
    }

    @Test
    void a_name_that_the_release_reserves_blocks() {
        twins.onBlue("create table logins (id int primary key, system_user text, user_system text)");

        assertThat(readiness.blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains(
                        ": column public.logins.system_user (from release 16 on) →",
                        "or write 'accept: [reserved-name]'");
        assertThat(readiness.plan(SuccessorKind.COPY, "15").blockers()).isEmpty();
    }

    @Test
    void a_function_or_a_type_by_a_word_that_neither_may_be_called_by_blocks_and_a_column_does_not() {
        twins.onBlue(
                "create function json_value(j jsonb, p text) returns text language sql as 'select null::text'",
                "create domain json_array as jsonb",
                "create table json_table (json_query text)");

        assertThat(readiness.blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains(
                        ": function public.json_value(jsonb, text) (from release 17 on), type public.json_array (from release 16 on) →");
        assertThat(readiness.plan(SuccessorKind.COPY, "15").blockers()).isEmpty();
    }
}
