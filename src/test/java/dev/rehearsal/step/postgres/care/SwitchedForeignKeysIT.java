package dev.rehearsal.step.postgres.care;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.postgres.TwinDatabases;
import dev.rehearsal.step.postgres.replication.CreatePublication;
import dev.rehearsal.step.postgres.replication.CreateSubscription;
import dev.rehearsal.step.postgres.schema.ApplySchema;
import dev.rehearsal.step.postgres.schema.SchemaSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A foreign key is asked for by triggers of PostgreSQL's own, which a superuser can switch, and a dump does not tell.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SwitchedForeignKeysIT {
    private static final String[] TABLES = {
        "create table parents (id int primary key)",
        "create table children (id int primary key, of int references parents)",
        "create table numbers (n int unique deferrable)"
    };

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    @Test
    void one_that_is_off_or_always_on_blocks_since_a_dump_leaves_that_out() throws Exception {
        twins.onBlue(TABLES);
        switched("blue", "numbers", "enable always");
        assertThat(readiness(SuccessorKind.COPY)).isEmpty();

        switched("blue", "parents", "disable");
        switched("blue", "children", "enable always");
        for (SuccessorKind kind : List.of(SuccessorKind.COPY, SuccessorKind.CLONE)) {
            assertThat(readiness(kind))
                    .singleElement()
                    .asString()
                    .contains(
                            ": children_of_fkey on public.children (always on in public.children, off in public.parents) →",
                            "or write 'accept: [switched-foreign-key]'");
        }
        assertThat(readiness(SuccessorKind.REPLICA)).isEmpty();

        new ApplySchema("blue", "green", SchemaSource.PG_DUMP, "", Optional.empty())
                .execute(twins.context().build());
        try (Sql green = twins.green()) {
            assertThat(green.texts("select distinct tgenabled::text from pg_trigger"))
                    .containsExactly("O");
        }
    }

    @Test
    void one_that_is_always_on_where_changes_are_to_be_applied_blocks_the_subscription() throws Exception {
        twins.onBoth(TABLES);
        new CreatePublication("blue", "upgrade").execute(twins.context().build());
        switched("green", "numbers", "enable always");
        switched("green", "parents", "disable");
        assertThat(subscribing()).isEmpty();

        switched("green", "children", "enable always");
        assertThat(subscribing())
                .singleElement()
                .asString()
                .contains(
                        "green keeps foreign keys where changes are applied: children_of_fkey on public.children (in public.children) →");

        switched("green", "parents", "enable always");
        assertThat(subscribing())
                .singleElement()
                .asString()
                .contains(": children_of_fkey on public.children (in public.children and public.parents) →");
    }

    @Test
    void one_that_is_switched_in_both_its_tables_is_told_once() {
        twins.onBlue(TABLES);
        twins.onBlue("create table tree (id int primary key, up int references tree)");
        for (String table : List.of("parents", "children", "tree")) {
            switched("blue", table, "disable");
        }

        assertThat(readiness(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains(
                        ": children_of_fkey on public.children (off in public.children and public.parents), tree_up_fkey on public.tree (off in public.tree) →");
    }

    private void switched(String server, String table, String how) {
        try (Sql sql = twins.account().rds().server(server).sql(twins.name())) {
            sql.texts(
                            "select format('alter table %I {how} trigger %I', relname, tgname) from pg_trigger t join pg_class c on c.oid = tgrelid where tgrelid = to_regclass(?)"
                                    .replace("{how}", how),
                            table)
                    .forEach(sql::execute);
        }
    }

    private List<String> readiness(SuccessorKind kind) {
        return new CheckUpgradeReadiness("blue", "green", kind, Duration.ofMinutes(1), Set.of(Precheck.OTHER_DATABASE))
                .plan(twins.context().build())
                .blockers();
    }

    private List<String> subscribing() {
        return new CreateSubscription("green", "blue", twins.name(), "upgrade", Duration.ofSeconds(30))
                .plan(twins.context().build())
                .blockers();
    }
}
