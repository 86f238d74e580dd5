package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.postgres.PostgresMarkers;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.time.Duration;
import java.util.List;

/** Two databases with a table of orders, of which one can be subscribed to the other. */
public record SubscribedTwins(TwinDatabases twins) {
    static final String ORDERS = "create table orders (id bigint primary key, note text)";
    static final Duration MUCH_LONGER_THAN_NEEDED = Duration.ofMinutes(3);

    /** Subscribes green to all of blue, which has a thousand orders; nobody waits for the copy. */
    public StepContext subscribed() throws Exception {
        StepContext context = twins.context().within(MUCH_LONGER_THAN_NEEDED).build();
        twins.onBoth(ORDERS);
        twins.onBoth(new PostgresMarkers().creating().toArray(String[]::new));
        twins.onBlue("insert into orders select n, 'before' from generate_series(1, 1000) n");
        new CreatePublication("blue", "upgrade").execute(context);
        subscription().execute(context);
        return context;
    }

    CreateSubscription subscription() {
        return new CreateSubscription("green", "blue", twins.name(), "upgrade", Duration.ofSeconds(2));
    }

    public WaitForInitialCopy copy() {
        return new WaitForInitialCopy("green", twins.name(), "blue");
    }

    static Plan waiting(StepContext context) {
        return new WaitForReplication("blue", "green").plan(context).after(List.of());
    }
}
