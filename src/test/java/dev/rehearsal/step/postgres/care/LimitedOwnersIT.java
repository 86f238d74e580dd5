package dev.rehearsal.step.postgres.care;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.postgres.ServerPair;
import dev.rehearsal.step.postgres.Staff;
import dev.rehearsal.step.postgres.TwinDatabases;
import dev.rehearsal.step.postgres.replication.CreatePublication;
import dev.rehearsal.step.postgres.replication.CreateSubscription;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * From release 16 on rows are copied and changes applied as a table's owner, who may have less than all rights to it.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LimitedOwnersIT {
    private static final String[] LIMITED = {
        "create role staff_shop",
        "grant staff_shop to operator",
        "create schema closed",
        "grant usage on schema closed to operator",
        "create table tenants (id int primary key)",
        "create table notes (id int primary key)",
        "create table archive (id int primary key)",
        "create table closed.entries (id int primary key)",
        "alter table tenants enable row level security",
        "alter table tenants force row level security",
        "alter table notes enable row level security",
        "grant select on tenants, notes, archive, closed.entries to operator",
        "alter table tenants owner to staff_shop",
        "alter table notes owner to staff_shop",
        "alter table archive owner to staff_shop",
        "alter table closed.entries owner to staff_shop",
        "revoke insert, truncate on archive from staff_shop"
    };
    private static final String FOUND = "public.tenants (staff_shop is held to row security) ";
    private static final String FOUND_BY_A_COPY =
            "closed.entries (staff_shop has no right to use the schema), public.archive (staff_shop has no right to insert), "
                    + FOUND;

    @RegisterExtension
    @Order(1)
    final TwinDatabases twins = new TwinDatabases();

    @RegisterExtension
    @Order(2)
    final Staff staff = new Staff(twins);

    @Test
    void tables_that_their_owner_cannot_change_block_a_copy_and_a_clone() {
        staff.asSuperuser("blue", LIMITED);

        assertThat(readiness("green", SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains(": " + FOUND_BY_A_COPY + "→", "or write 'accept: [limited-owner]'");
        assertThat(readiness("green", SuccessorKind.CLONE))
                .singleElement()
                .asString()
                .contains(": " + FOUND + "→");
        assertThat(notes(SuccessorKind.COPY)).contains(": public.archive (staff_shop has no right to truncate) →");
        assertThat(notes(SuccessorKind.CLONE))
                .contains(": public.archive (staff_shop has no right to insert, truncate) →");
        assertThat(readiness("green", SuccessorKind.REPLICA)).isEmpty();
        // Of release 15 itself, where changes are applied as the subscription's owner.
        assertThat(readiness("blue", SuccessorKind.COPY)).isEmpty();
    }

    @Test
    void the_same_do_not_once_he_may_do_all() {
        staff.asSuperuser("blue", LIMITED);
        staff.asSuperuser(
                "blue",
                "alter role staff_shop bypassrls",
                "grant insert, truncate on archive to staff_shop",
                "grant usage on schema closed to staff_shop");

        assertThat(readiness("green", SuccessorKind.COPY)).isEmpty();
    }

    @Test
    void a_right_that_an_owner_took_from_himself_blocks_once_somebody_did_what_it_is_for() {
        staff.asSuperuser("blue", LIMITED);
        staff.asSuperuser(
                "blue",
                "create table log (id int primary key, words text)",
                "grant select on log to operator",
                "alter table log owner to staff_shop",
                "revoke update, delete, truncate on log from staff_shop",
                "insert into log values (1, 'begun'), (2, 'ended')");
        assertThat(readiness("green", SuccessorKind.CLONE))
                .singleElement()
                .asString()
                .doesNotContain("log");
        assertThat(notes(SuccessorKind.CLONE))
                .contains("public.log (staff_shop has no right to update, delete, truncate)");

        staff.asSuperuser("blue", "update log set words = 'over' where id = 2");

        await().untilAsserted(() -> assertThat(readiness("green", SuccessorKind.CLONE))
                .singleElement()
                .asString()
                .contains(": public.log (staff_shop has no right to update), " + FOUND + "→"));
        assertThat(notes(SuccessorKind.CLONE)).contains("public.log (staff_shop has no right to delete, truncate)");
    }

    @Test
    void rows_that_are_only_added_are_copied_and_applied_without_any_other_right() throws Exception {
        String[] log = {
            "create role staff_shop",
            "grant staff_shop to operator",
            "create table log (id int primary key, words text)",
            "grant select on log to operator",
            "alter table log owner to staff_shop",
            "revoke select, update, delete, truncate on log from staff_shop"
        };
        staff.asSuperuser("green", log);
        staff.asSuperuser("blue", log);
        staff.asSuperuser("blue", "insert into log values (1, 'begun')");
        new CreatePublication("blue", "upgrade").execute(twins.context().build());
        assertThat(subscription().plan(twins.context().build()).blockers()).isEmpty();
        subscription().execute(twins.context().build());
        awaitOnGreen("select count(*) = 1 from log");

        staff.asSuperuser("blue", "insert into log values (2, 'ended')");
        awaitOnGreen("select count(*) = 2 from log");

        staff.asSuperuser("blue", "update log set words = 'over' where id = 2");
        await().untilAsserted(() -> assertThat(twins.account()
                        .rds()
                        .server(ServerPair.GREEN)
                        .log(1 << 20)
                        .text())
                .contains("permission denied for table log"));
    }

    private void awaitOnGreen(String condition) {
        try (Sql green = twins.green()) {
            await().until(() -> green.holds(condition));
        }
    }

    @Test
    void no_subscription_is_made_that_would_fail_for_that() throws Exception {
        staff.asSuperuser("green", LIMITED);
        staff.asSuperuser("blue", LIMITED);
        staff.asSuperuser(
                "blue",
                "insert into archive values (1)",
                "insert into tenants values (1)",
                "insert into closed.entries values (1)");
        new CreatePublication("blue", "upgrade").execute(twins.context().build());

        assertThat(subscription().plan(twins.context().build()).blockers())
                .singleElement()
                .asString()
                .contains(FOUND_BY_A_COPY + "of green cannot be changed by their owner")
                .doesNotContain("accept");

        subscription().execute(twins.context().build());
        await().untilAsserted(() -> assertThat(twins.account()
                        .rds()
                        .server(ServerPair.GREEN)
                        .log(1 << 20)
                        .text())
                .contains("\"staff_shop\" cannot replicate into relation with row-level security enabled: \"tenants\"")
                .contains("permission denied for table archive")
                .contains("permission denied for schema closed")
                .doesNotContain("enabled: \"notes\""));
    }

    private CreateSubscription subscription() {
        return new CreateSubscription("green", "blue", twins.name(), "upgrade", Duration.ofSeconds(30));
    }

    private String notes(SuccessorKind kind) {
        return plan("green", kind).notes().stream()
                .filter(note -> note.contains("tables whose owner may not do"))
                .collect(Collectors.joining());
    }

    private Plan plan(String successor, SuccessorKind kind) {
        return new CheckUpgradeReadiness(
                        "blue", successor, kind, Duration.ofMinutes(1), Set.of(Precheck.OTHER_DATABASE))
                .plan(twins.context().build());
    }

    private List<String> readiness(String successor, SuccessorKind kind) {
        return plan(successor, kind).blockers().stream()
                .filter(blocker -> blocker.contains("[limited-owner]"))
                .toList();
    }
}
