package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.step.postgres.Staff;
import dev.rehearsal.step.postgres.TwinDatabases;
import dev.rehearsal.step.postgres.care.CheckUpgradeReadiness;
import dev.rehearsal.step.postgres.care.Precheck;
import dev.rehearsal.step.postgres.care.SuccessorKind;
import dev.rehearsal.step.postgres.replication.CreateSubscription;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Changes are applied as a table's owner from release 16 on, so who subscribes must be able to act as each. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForeignOwnersIT {
    private static final String[] FOREIGN = {
        "create role staff_shop",
        "create table orders (id int primary key)",
        "grant select on orders to operator",
        "alter table orders owner to staff_shop"
    };

    @RegisterExtension
    @Order(1)
    final TwinDatabases twins = new TwinDatabases();

    @RegisterExtension
    @Order(2)
    final Staff staff = new Staff(twins);

    private List<String> readiness(SuccessorKind kind) {
        return new CheckUpgradeReadiness("blue", "green", kind, Duration.ofMinutes(1), Set.of(Precheck.OTHER_DATABASE))
                .plan(twins.context().build())
                .blockers();
    }

    private List<String> subscribing(String on, String from) {
        return new CreateSubscription(on, from, twins.name(), "upgrade", Duration.ofSeconds(30))
                .plan(twins.context().build())
                .blockers();
    }

    @Test
    void an_owner_as_whom_the_operator_cannot_act_blocks_the_upgrade_of_a_clone() {
        staff.asSuperuser("blue", FOREIGN);

        assertThat(readiness(SuccessorKind.CLONE))
                .singleElement()
                .asString()
                .contains(
                        ": staff_shop (public.orders) → grant each to the operator, or write 'accept: [foreign-owner]'");
        assertThat(readiness(SuccessorKind.COPY)).isEmpty();
        assertThat(readiness(SuccessorKind.REPLICA)).isEmpty();

        twins.onBlue("grant staff_shop to operator");
        assertThat(readiness(SuccessorKind.CLONE)).isEmpty();
    }

    @Test
    void no_subscription_is_made_that_could_apply_nothing() {
        staff.asSuperuser("green", FOREIGN);
        staff.asSuperuser("blue", FOREIGN);

        assertThat(subscribing("green", "blue"))
                .singleElement()
                .asString()
                .contains(
                        "tables of green belong to staff_shop (public.orders), and changes are applied as their owner");
        // Up to release 15 they are applied as the subscription's, which RDS makes a superuser's.
        assertThat(subscribing("blue", "green")).isEmpty();

        staff.asSuperuser("green", "grant staff_shop to operator");
        assertThat(subscribing("green", "blue")).isEmpty();
    }
}
