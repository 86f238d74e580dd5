package dev.rehearsal.step.postgres;

import java.time.Duration;
import java.util.List;
import java.util.Set;
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
    private static final String FOUND =
            "public.archive (staff_shop has no right to insert, truncate), public.tenants (staff_shop is held to row security) ";
    private static final String FOUND_BY_A_COPY =
            "closed.entries (staff_shop has no right to use the schema), " + FOUND;

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
                .contains(FOUND_BY_A_COPY.replace(", truncate", "") + "of green cannot be changed by their owner")
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

    private List<String> readiness(String successor, SuccessorKind kind) {
        return new CheckUpgradeReadiness(
                        "blue", successor, kind, Duration.ofMinutes(1), Set.of(Precheck.OTHER_DATABASE))
                .plan(twins.context().build()).blockers().stream()
                        .filter(blocker -> blocker.contains("[limited-owner]"))
                        .toList();
    }
}
