package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.operator.RunCommand;
import dev.rehearsal.step.postgres.Staff;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Roles are brought with all that makes them up, and what the operator may not give is said before. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BroughtRolesIT {
    private static final ApplySchema STEP =
            new ApplySchema("blue", "green", SchemaSource.COMMAND, "", Optional.of("true"));

    /** All that is kept of a role and can be read. */
    private static final String EVERYTHING = """
            select concat_ws('; ', rolname, rolcanlogin, rolinherit, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
                             rolconnlimit, rolvaliduntil at time zone 'UTC', shobj_description(oid, 'pg_authid'))
            from pg_roles where rolname ~ '^staff_'
            union all
            select concat_ws('; ', g.rolname, m.rolname, a.admin_option)
            from pg_auth_members a join pg_roles g on g.oid = a.roleid join pg_roles m on m.oid = a.member
            where m.rolname ~ '^staff_'
            union all
            select concat_ws('; ', r.rolname, s.setdatabase <> 0, s.setconfig)
            from pg_db_role_setting s join pg_roles r on r.oid = s.setrole
            order by 1""";

    @RegisterExtension
    @Order(1)
    final TwinDatabases twins = new TwinDatabases();

    @RegisterExtension
    @Order(2)
    final Staff staff = new Staff(twins);

    @Test
    void a_role_is_the_same_on_green_with_its_attributes_settings_comment_and_groups() throws Exception {
        StepContext context = twins.context().build();
        staff.asSuperuser(
                "blue",
                "create role staff_clerks",
                "create role staff_clerk login noinherit createdb createrole replication connection limit 7 valid until '2030-05-06 07:08:09+00'",
                "comment on role staff_clerk is 'the shop''s'",
                "grant staff_clerks to staff_clerk with admin option",
                "grant pg_monitor to staff_clerks",
                "grant rds_replication to staff_clerk",
                "alter role staff_clerk set search_path to \"$user\", 'a b', public",
                "alter role staff_clerk in database %s set search_path to ''".formatted(twins.name()),
                "alter role staff_clerks set log_statement to 'ddl'",
                "alter role staff_clerks set role to staff_clerk");

        assertThat(plan(context).blockers()).isEmpty();
        STEP.execute(context);

        try (Sql blue = twins.blue();
                Sql green = twins.green()) {
            assertThat(green.texts(EVERYTHING))
                    .isEqualTo(blue.texts(EVERYTHING))
                    .contains("staff_clerk; t; {\"search_path=\\\"\\\"\"}", "pg_monitor; staff_clerks; f");
        }
        STEP.undo(context);
        try (Sql green = twins.green()) {
            assertThat(green.texts(EVERYTHING)).noneMatch(line -> line.contains("staff_"));
        }
    }

    @Test
    void the_operator_becomes_a_member_of_what_he_administers_on_blue() throws Exception {
        StepContext context = twins.context().build();
        staff.asSuperuser("blue", "create role staff_owners", "grant staff_owners to operator with admin option");

        assertThat(plan(context).blockers()).isEmpty();
        STEP.execute(context);

        try (Sql green = twins.green()) {
            assertThat(green.holds("select pg_has_role('staff_owners', 'SET')")).isTrue();
            assertThat(green.holds("select pg_has_role('staff_owners', 'MEMBER WITH ADMIN OPTION')"))
                    .isTrue();
        }
        STEP.undo(context);
    }

    @Test
    void what_the_operator_may_not_give_blocks_until_somebody_else_gives_it() {
        StepContext context = twins.context().build();
        staff.asSuperuser(
                "blue",
                "create role staff_boss superuser",
                "create role staff_auditor bypassrls",
                "alter role staff_auditor set shop.tenant to 'all'",
                "grant pg_read_server_files to staff_auditor");

        assertThat(plan(context).blockers())
                .containsExactlyInAnyOrder(
                        "give role 'staff_auditor' to green → the operator may not give BYPASSRLS, the setting shop.tenant, as only a superuser may give it, membership in pg_read_server_files → make the role there as somebody who may, or take it from the role on the other server",
                        "give role 'staff_boss' to green → the operator may not give SUPERUSER → make the role there as somebody who may, or take it from the role on the other server");
        assertThat(STEP.plan(context).after(List.of(RunCommand.class)).blockers())
                .isEmpty();

        staff.asSuperuser(
                "green",
                "create role staff_boss superuser",
                "create role staff_auditor bypassrls",
                "alter role staff_auditor set shop.tenant to 'all'");
        assertThat(plan(context).blockers()).isEmpty();
    }

    @Test
    void a_role_that_green_has_already_is_noted_where_it_is_another_and_only_then() {
        for (String server : List.of("blue", "green")) {
            staff.asSuperuser(server, "create role staff_clerk login valid until '2030-05-06 07:08:09+02'");
        }
        staff.asSuperuser("blue", "alter role staff_clerk set statement_timeout = '5s'");
        staff.asSuperuser("green", "alter role staff_clerk connection limit 7");

        assertThat(plan(twins.context().build()).notes())
                .contains(
                        "role 'staff_clerk' is on green already and stays as it is there, with 'login inherit nocreatedb connection limit 7 valid until '2030-05-06 05:08:09+00'' instead of 'login inherit nocreatedb connection limit -1 valid until '2030-05-06 05:08:09+00'', the setting statement_timeout");
        staff.asSuperuser(
                "green",
                "alter role staff_clerk connection limit -1",
                "alter role staff_clerk set statement_timeout = '5000'");
        assertThat(plan(twins.context().build()).notes()).noneMatch(note -> note.contains("is on green already"));
    }

    @Test
    void what_a_role_that_green_has_already_lacks_of_groups_is_given_where_the_operator_may() throws Exception {
        StepContext context = twins.context().build();
        for (String server : List.of("blue", "green")) {
            staff.asSuperuser(
                    server,
                    "create role staff_clerks",
                    "create role staff_owners",
                    "create role staff_clerk login",
                    "grant staff_owners to operator with admin option",
                    "grant pg_read_all_data to staff_clerk");
        }
        staff.asSuperuser(
                "blue",
                "create role staff_guests",
                "grant staff_clerks, staff_owners, staff_guests to staff_clerk with admin option");

        Plan plan = plan(context);

        assertThat(plan.blockers()).isEmpty();
        assertThat(plan.notes())
                .contains(
                        "role 'staff_clerk' is on green already and is no member of 'staff_clerks' there, which the operator may not give: grant it as somebody who may")
                .noneMatch(note -> note.contains("staff_owners") || note.contains("pg_read_all_data"));
        assertThat(plan.actions())
                .extracting(Action::text)
                .contains("grant \"staff_owners\" to \"staff_clerk\" with admin true");
        STEP.execute(context);
        try (Sql green = twins.green()) {
            assertThat(green.texts(EVERYTHING))
                    .contains("staff_owners; staff_clerk; t", "staff_guests; staff_clerk; t")
                    .doesNotContain("staff_clerks; staff_clerk; t");
        }
        STEP.undo(context);
        try (Sql green = twins.green()) {
            assertThat(green.texts(EVERYTHING))
                    .contains("pg_read_all_data; staff_clerk; f")
                    .noneMatch(line -> line.startsWith("staff_owners; staff_clerk"));
        }
    }

    @Test
    void a_setting_that_green_no_longer_has_blocks() {
        staff.asSuperuser("blue", "create role staff_clerk", "alter role staff_clerk set force_parallel_mode to on");

        assertThat(plan(twins.context().build()).blockers())
                .singleElement()
                .asString()
                .contains("may not give the setting force_parallel_mode, as the server does not have it →");
    }

    private static Plan plan(StepContext context) {
        return STEP.plan(context).after(List.of());
    }
}
