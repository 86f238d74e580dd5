package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.List;

/**
 * Whether the subscriptions of a database apply what they receive.
 *
 * @param errors how often applying and copying have failed so far; always zero before PostgreSQL 15, which does not
 *     count
 * @param workers how many workers run
 * @param disabled names of the subscriptions that are switched off
 */
public record SubscriptionHealth(long errors, long workers, List<String> disabled) {
    private static final int STATISTICS_SINCE = 150000;

    public static SubscriptionHealth of(Sql sql) {
        long errors = isCounted(sql)
                ? sql.number("select sum(apply_error_count + sync_error_count)::bigint from pg_stat_subscription_stats")
                : 0;
        long workers = sql.number("select count(*) from pg_stat_subscription where pid is not null");
        List<String> disabled = Subscription.all(sql).stream()
                .filter(each -> !each.isEnabled())
                .map(Subscription::name)
                .toList();
        return new SubscriptionHealth(errors, workers, disabled);
    }

    /** Whether the server counts errors. */
    public static boolean isCounted(Sql sql) {
        return sql.number("select current_setting('server_version_num')::int") >= STATISTICS_SINCE;
    }

    @Override
    public String toString() {
        return "%d workers, %d errors".formatted(workers, errors);
    }
}
