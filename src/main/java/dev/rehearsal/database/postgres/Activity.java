package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server is at.
 *
 * @param transactions of clients, longest first
 * @param maintenance what the server or somebody is at besides: vacuuming, building indexes, copying
 * @param busy how many sessions of clients work right now
 */
public record Activity(List<OpenTransaction> transactions, List<String> maintenance, long busy) {
    private static final int SHOWN = 3;
    private static final int PROGRESS_OF_MORE_SINCE = 140000;

    public Activity {
        transactions = List.copyOf(transactions);
        maintenance = List.copyOf(maintenance);
    }

    public static Activity now(Sql sql) {
        return new Activity(OpenTransaction.longerThan(sql, Duration.ZERO), maintenance(sql), sql.number("""
                select count(*) from pg_stat_activity
                where state = 'active' and backend_type = 'client backend' and pid <> pg_backend_pid()"""));
    }

    /** Not autovacuum, which gives way and is always about. */
    private static List<String> maintenance(Sql sql) {
        List<String> found = new ArrayList<>(
                sql.texts("select format('%s of %s', command, relid::regclass) from pg_stat_progress_create_index"));
        found.addAll(sql.texts("""
                select format('VACUUM of %s', p.relid::regclass) from pg_stat_progress_vacuum p
                  join pg_stat_activity a using (pid) where a.backend_type = 'client backend'"""));
        if (sql.number("select current_setting('server_version_num')::int") >= PROGRESS_OF_MORE_SINCE) {
            found.addAll(sql.texts("select format('%s of %s', command, relid::regclass) from pg_stat_progress_copy"));
        }
        return found;
    }

    /** What makes this more than daily work, one sentence each. */
    public List<String> unrest(Duration longerThan, int busyAtMost) {
        List<String> unrest = new ArrayList<>(maintenance);
        transactions.stream()
                .filter(each -> each.openFor().compareTo(longerThan) > 0)
                .limit(SHOWN)
                .map(OpenTransaction::described)
                .forEach(unrest::add);
        if (busy > busyAtMost) {
            unrest.add("%d sessions work at once".formatted(busy));
        }
        return List.copyOf(unrest);
    }
}
