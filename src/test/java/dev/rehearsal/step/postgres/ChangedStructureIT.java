package dev.rehearsal.step.postgres;

import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A structure that is changed on one side while replication runs is named before traffic is held. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChangedStructureIT {
    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    private final SubscribedTwins pair = new SubscribedTwins(twins);

    @Test
    void ddl_on_blue_during_the_copy_fails_the_wait_soon_and_names_the_column() throws Exception {
        StepContext context = pair.subscribed();
        pair.copy().execute(context);
        twins.onBlue("alter table orders add column added_later int", "insert into orders values (5000, 'late', 1)");

        long begun = System.nanoTime();
        assertThatThrownBy(() -> new WaitForReplication("blue", "green").execute(context))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("table \"public\".\"orders\" has other columns on green")
                .hasMessageContaining("added_later integer");

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isLessThan(SubscribedTwins.MUCH_LONGER_THAN_NEEDED.dividedBy(3));
    }

    @Test
    void ddl_on_blue_before_a_table_is_copied_fails_the_wait_for_the_copy() throws Exception {
        StepContext context =
                twins.context().within(SubscribedTwins.MUCH_LONGER_THAN_NEEDED).build();
        twins.onBoth(SubscribedTwins.ORDERS);
        new CreatePublication("blue", "upgrade").execute(context);
        twins.onBlue("alter table orders add column added_later int");
        pair.subscription().execute(context);

        assertThatThrownBy(() -> pair.copy().execute(context))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("added_later integer");
    }

    @Test
    void ddl_on_blue_after_the_copy_blocks_the_wait_before_it_begins() throws Exception {
        StepContext context = pair.subscribed();
        pair.copy().execute(context);
        twins.onBlue("alter table orders add column added_later int");

        assertThat(SubscribedTwins.waiting(context).blockers())
                .singleElement()
                .asString()
                .contains(
                        "table \"public\".\"orders\" has other columns on green: it lacks added_later integer →",
                        "changes of structure are not replicated");
    }

    @Test
    void a_table_that_is_gone_from_green_blocks_the_wait_and_is_not_called_new() throws Exception {
        StepContext context = pair.subscribed();
        pair.copy().execute(context);
        twins.onGreen("drop table orders");

        assertThat(SubscribedTwins.waiting(context).blockers())
                .singleElement()
                .asString()
                .contains("table \"public\".\"orders\" is missing on green");
    }
}
