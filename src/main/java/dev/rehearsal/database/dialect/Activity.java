package dev.rehearsal.database.dialect;

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

    public Activity {
        transactions = List.copyOf(transactions);
        maintenance = List.copyOf(maintenance);
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
