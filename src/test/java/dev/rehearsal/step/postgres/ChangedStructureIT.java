package dev.rehearsal.step.postgres;

import dev.rehearsal.database.postgres.Marker;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A structure that is changed on one side while replication runs is named before traffic is held. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChangedStructureIT {
    private static final String ORDERS = "create table orders (id bigint primary key, note text)";
    private static final Duration MUCH_LONGER_THAN_NEEDED = Duration.ofMinutes(3);

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    @Test
    void ddl_on_blue_during_the_copy_fails_the_wait_soon_and_names_the_column() throws Exception {
        StepContext context = subscribed();
        copy().execute(context);
        twins.onBlue("alter table orders add column added_later int", "insert into orders values (5000, 'late', 1)");

        long begun = System.nanoTime();
        assertThatThrownBy(() -> new WaitForReplication("blue", "green").execute(context))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("table \"public\".\"orders\" has other columns on green")
                .hasMessageContaining("added_later integer");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(MUCH_LONGER_THAN_NEEDED.dividedBy(3));
    }

    @Test
    void ddl_on_blue_before_a_table_is_copied_fails_the_wait_for_the_copy() throws Exception {
        StepContext context = twins.context().within(MUCH_LONGER_THAN_NEEDED).build();
        twins.onBoth(ORDERS);
        new CreatePublication("blue", "upgrade").execute(context);
        twins.onBlue("alter table orders add column added_later int");
        subscription().execute(context);

        assertThatThrownBy(() -> copy().execute(context))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("added_later integer");
    }

    @Test
    void ddl_on_blue_after_the_copy_blocks_the_wait_before_it_begins() throws Exception {
        StepContext context = subscribed();
        copy().execute(context);
        twins.onBlue("alter table orders add column added_later int");

        assertThat(waiting(context).blockers())
                .singleElement()
                .asString()
                .contains(
                        "table \"public\".\"orders\" has other columns on green: it lacks added_later integer →",
                        "changes of structure are not replicated");
    }

    @Test
    void a_table_that_is_gone_from_green_blocks_the_wait_and_is_not_called_new() throws Exception {
        StepContext context = subscribed();
        copy().execute(context);
        twins.onGreen("drop table orders");

        assertThat(waiting(context).blockers())
                .singleElement()
                .asString()
                .contains("table \"public\".\"orders\" is missing on green");
    }

    private StepContext subscribed() throws Exception {
        StepContext context = twins.context().within(MUCH_LONGER_THAN_NEEDED).build();
        twins.onBoth(ORDERS);
        twins.onBoth(Marker.creating().toArray(String[]::new));
        twins.onBlue("insert into orders select n, 'before' from generate_series(1, 1000) n");
        new CreatePublication("blue", "upgrade").execute(context);
        subscription().execute(context);
        return context;
    }

    private CreateSubscription subscription() {
        return new CreateSubscription("green", "blue", twins.name(), "upgrade", Duration.ofSeconds(2));
    }

    private WaitForInitialCopy copy() {
        return new WaitForInitialCopy("green", twins.name(), "blue");
    }

    private static Plan waiting(StepContext context) {
        return new WaitForReplication("blue", "green").plan(context).after(List.of());
    }
}
