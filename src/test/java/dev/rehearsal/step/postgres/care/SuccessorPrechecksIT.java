package dev.rehearsal.step.postgres.care;

import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Sql;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Servers;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.TestContext;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What an upgrade would meet because of its successor is found, and said. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SuccessorPrechecksIT {
    /** There always are further databases on servers that tests share. */
    private static final Set<Precheck> BESIDES = Set.of(Precheck.OTHER_DATABASE);

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    @Test
    void an_extension_that_the_successor_does_not_bring_blocks() {
        try (Sql superuser = twins.account().rds().server("blue").sql(twins.name())) {
            superuser.execute("create extension adminpack");
        }

        assertThat(checking().plan(twins.context().build()).blockers())
                .singleElement()
                .asString()
                .contains("extensions that the successor cannot create: adminpack →");
    }

    @Test
    void an_event_trigger_of_the_successor_blocks_as_those_on_login_fire_at_each_connection() {
        try (Sql superuser = twins.account().rds().server("green").sql(twins.name())) {
            superuser.execute(
                    "create function let_in() returns event_trigger language plpgsql as 'begin end'; create event trigger guard on login execute function let_in()");

            assertThat(checking().plan(twins.context().build()).blockers())
                    .singleElement()
                    .asString()
                    .contains(
                            "on login, at each of its connections: on green guard, login, by public.let_in() →",
                            "or write 'accept: [event-trigger]'");

            superuser.execute("alter event trigger guard disable");
            assertThat(checking().plan(twins.context().build()).blockers()).isEmpty();
        }
    }

    @Test
    void extensions_are_noted_while_there_is_no_successor_to_ask() {
        twins.onBlue("create extension hstore");
        StepContext alone = twins.context()
                .planned("later", new Servers.Spec(Engine.POSTGRES, "17", "db.m6g.large"))
                .build();

        Plan plan = new CheckUpgradeReadiness("blue", "later", SuccessorKind.COPY, Duration.ofMinutes(1), BESIDES)
                .plan(alone);

        assertThat(plan.blockers()).isEmpty();
        assertThat(plan.notes()).anyMatch(note -> note.contains("the successor must have too: hstore"));
    }

    @Test
    void a_successor_with_a_lower_version_blocks() {
        TestContext down = twins.context().planned("later", new Servers.Spec(Engine.POSTGRES, "14.24", "db.m6g.large"));

        Plan plan = new CheckUpgradeReadiness("blue", "later", SuccessorKind.COPY, Duration.ofMinutes(1), BESIDES)
                .plan(down.build());

        assertThat(plan.blockers()).singleElement().asString().contains("15, where later is to have 14.24");
    }

    @Test
    void settings_that_somebody_chose_are_noted_where_the_other_server_has_others() {
        try (Sql blue = twins.blue();
                Sql green = twins.green()) {
            blue.execute("alter database %s set work_mem = '7MB'".formatted(twins.name()));
            green.execute("alter database %s set statement_timeout = '3s'".formatted(twins.name()));
        }

        assertThat(checking().plan(twins.context().build()).notes())
                .anyMatch(note -> note.contains("settings other than")
                        && note.contains("work_mem=7168 kB")
                        && note.contains("on green statement_timeout=3000 ms"));
    }

    private static CheckUpgradeReadiness checking() {
        return new CheckUpgradeReadiness("blue", "green", SuccessorKind.COPY, Duration.ofMinutes(1), BESIDES);
    }
}
