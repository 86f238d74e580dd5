package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Lsn;
import dev.rehearsal.database.postgres.PostgresMarkers;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.time.Duration;

/** Blue with a publication and a slot, and green with the rows that blue had a moment later, as a clone has. */
record ClonedTwins(TwinDatabases twins, StepContext context) {
    static final String PUBLICATION = "upgrade";
    private static final String ORDERS = "create table orders (id bigint primary key, note text)";
    private static final String DELIVERIES = "create table deliveries (id bigint, note text)";

    /** Published, kept, cloned; nothing of it noted but where the slot begins. */
    static ClonedTwins of(TwinDatabases twins) throws Exception {
        ClonedTwins cloned = published(twins);
        cloned.slot().execute(cloned.context());
        cloned.write(1, 100);
        twins.onGreen("insert into orders select n, 'cloned' from generate_series(1, 100) n");
        twins.onGreen("insert into deliveries select n, 'cloned' from generate_series(1, 100) n");
        return cloned;
    }

    static ClonedTwins published(TwinDatabases twins) {
        ClonedTwins cloned = new ClonedTwins(twins, twins.context().build());
        twins.onBoth(ORDERS, DELIVERIES);
        twins.onBoth(new PostgresMarkers().creating().toArray(String[]::new));
        new CreatePublication("blue", PUBLICATION).execute(cloned.context());
        return cloned;
    }

    void write(int from, int to) {
        for (String table : new String[] {"orders", "deliveries"}) {
            twins.onBlue(
                    "insert into %s select n, 'written' from generate_series(%d, %d) n".formatted(table, from, to));
        }
    }

    CreateReplicationSlot slot() {
        return new CreateReplicationSlot("blue", twins.name(), PUBLICATION, Duration.ofSeconds(30));
    }

    SubscribeWithoutCopy subscribe() {
        return new SubscribeWithoutCopy("green", "blue", twins.name(), PUBLICATION);
    }

    AdvanceReplicationOrigin advance() {
        return new AdvanceReplicationOrigin("green", twins.name());
    }

    EnableSubscription enable() {
        return new EnableSubscription("green", "blue", twins.name());
    }

    /** Notes where green was cloned: where blue is now. */
    ClonedTwins noteStart() {
        context.values().note(ReadStartLsn.valueOf("green"), now().toString());
        return this;
    }

    Lsn now() {
        try (Sql sql = twins.blue()) {
            return Lsn.now(sql);
        }
    }

    /** Has a server claim that it was cloned at a place, as Aurora's clones do. */
    static void claim(Sql sql, String lsn) {
        sql.execute("""
                create or replace function aurora_volume_logical_start_lsn() returns pg_lsn language sql
                as $$ select '%s'::pg_lsn $$""".formatted(lsn));
    }
}
