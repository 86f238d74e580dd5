package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Standing;
import java.util.ArrayList;
import java.util.List;

/** A replica is a standby; of replication by a database's own parts there are subscriptions, slots and publications. */
record PostgresStanding() implements Standing {
    @Override
    public boolean isReplica(Sql sql) {
        return sql.holds("select pg_is_in_recovery()");
    }

    @Override
    public boolean isReceiving(Sql sql) {
        // The row is there for every role as long as the receiver runs; its columns are only shown to some.
        return sql.holds("select pg_is_in_recovery() and exists (select from pg_stat_wal_receiver)");
    }

    @Override
    public boolean takesWrites(Sql sql) {
        return sql.holds("select not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off'");
    }

    /** A slot cannot be dropped as long as a subscription reads it. */
    @Override
    public List<Part> parts(Sql sql) {
        List<Part> parts = new ArrayList<>();
        Subscription.all(sql).forEach(each -> parts.add(subscription(each.name())));
        Slot.all(sql).forEach(each -> parts.add(slot(each.name())));
        Publication.names(sql)
                .forEach(name -> parts.add(new Part("publication '%s'".formatted(name), Publication.dropping(name))));
        return List.copyOf(parts);
    }

    @Override
    public boolean isFirst(String removing) {
        return removing.contains("drop subscription");
    }

    @Override
    public List<Part> idle(Sql sql) {
        return Slot.all(sql).stream()
                .filter(slot -> !slot.isActive())
                .map(slot -> slot(slot.name()))
                .toList();
    }

    @Override
    public List<Part> flowingInto(Sql sql, String schema) {
        return Subscription.enabledInto(sql, schema).stream()
                .map(PostgresStanding::subscription)
                .toList();
    }

    private static Part subscription(String name) {
        return new Part("subscription '%s'".formatted(name), String.join("; ", Subscription.dropping(name)));
    }

    private static Part slot(String name) {
        return new Part("slot '%s'".formatted(name), Slot.dropping(name));
    }
}
