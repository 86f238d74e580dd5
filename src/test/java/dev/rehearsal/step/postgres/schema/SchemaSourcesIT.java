package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Parameter;
import dev.rehearsal.database.postgres.PostgresMarkers;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Every source of a structure leads to the same tables, and says what it lacks. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SchemaSourcesIT {
    private static final String ESTATE = "classpath:estate/postgres/structure";

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    private static ApplySchema with(SchemaSource source, String path, Optional<String> command) {
        return new ApplySchema("blue", "green", source, path, command);
    }

    @Test
    void a_dump_brings_the_estate_across_versions() throws Exception {
        StepContext context = twins.context().build();
        ApplySchema step = with(SchemaSource.PG_DUMP, ESTATE, Optional.empty());
        new Migrations("blue", ESTATE).apply(context);
        // Where the client programs are missing or too old, the plan says so, and there is nothing to try.
        assumeThat(step.plan(context).blockers()).isEmpty();

        step.execute(context);

        assertThat(step.verify(context)).matches(Verification::isPassed, "passes");
        try (Sql green = twins.green()) {
            assertThat(new PostgresMarkers().isThere(green)).isTrue();
        }
    }

    @Test
    void a_role_that_green_lacks_is_made_with_its_settings_and_taken_away_again() throws Exception {
        StepContext context = twins.context().build();
        String role = "reporting_" + twins.name();
        twins.onBlue(
                "create table orders (id int primary key)",
                "create role %s nologin".formatted(role),
                "alter role %s set search_path to public, pg_catalog".formatted(role));
        ApplySchema step = with(SchemaSource.COMMAND, ESTATE, Optional.of("test -n \"$GREEN_PGPASSWORD\""));
        String made = "select array_to_string(setconfig, ';') from pg_db_role_setting where setrole = to_regrole('%s')"
                .formatted(role);

        step.execute(context);
        String settings = text(made);
        Verification verification = step.verify(context);
        step.undo(context);
        String afterwards = text(made);
        twins.onBlue("drop role " + role);

        assertThat(settings).isEqualTo("search_path=public, pg_catalog");
        assertThat(verification.found()).contains("table \"public\".\"orders\" is missing on green");
        assertThat(afterwards).isEmpty();
    }

    @Test
    void a_setting_of_a_newer_release_is_left_out_where_it_is_not_known() {
        List<String> dumped = List.of("SET transaction_timeout = 0", "SET default_table_access_method = heap");

        try (Sql blue = twins.blue();
                Sql green = twins.green()) {
            assertThat(fitted(dumped, blue).leftOut()).containsExactly("SET transaction_timeout = 0");
            assertThat(fitted(dumped, green).leftOut()).isEmpty();
        }
    }

    private static DumpedStatements fitted(List<String> dumped, Sql sql) {
        return DumpedStatements.of(dumped, Owners.upTo(17).of(), name -> new Parameter(name).isKnownTo(sql));
    }

    @Test
    void a_tablespace_that_green_does_not_have_blocks_a_dump() {
        try (Sql superuser = twins.account().rds().server("blue").sql(twins.name())) {
            superuser.execute("set allow_in_place_tablespaces to on");
            superuser.execute("create tablespace fast location ''");
            superuser.execute("grant create on tablespace fast to operator");
        }
        twins.onBlue("create table orders (id int) tablespace fast");

        List<String> blockers =
                new Dump("blue", "green").blockers(twins.context().build());
        List<String> whereItIs =
                new Dump("blue", "blue").blockers(twins.context().build());
        twins.onBlue("drop table orders");
        try (Sql superuser = twins.account().rds().server("blue").sql(twins.name())) {
            superuser.execute("drop tablespace fast");
        }

        assertThat(blockers)
                .anyMatch(each ->
                        each.contains("in the tablespaces fast, in which the operator may create nothing on green"));
        assertThat(whereItIs).noneMatch(each -> each.contains("tablespaces"));
    }

    @Test
    void a_command_that_fails_is_quoted_with_what_it_said() {
        StepContext context = twins.context().build();
        twins.onBlue("create table orders (id int primary key)");
        ApplySchema step = with(SchemaSource.COMMAND, ESTATE, Optional.of("echo no such tool >&2; exit 3"));

        assertThatThrownBy(() -> step.execute(context))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("exit code 3: no such tool");
    }

    private String text(String query) {
        try (Sql green = twins.green()) {
            return green.text(query).orElse("");
        }
    }
}
