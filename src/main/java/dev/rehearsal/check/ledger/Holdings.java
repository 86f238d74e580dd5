package dev.rehearsal.check.ledger;

import dev.rehearsal.database.LedgerSource;
import dev.rehearsal.database.LedgerSource.WriteTrace;
import dev.rehearsal.database.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The writes that a server holds.
 *
 * @param present their ids
 * @param repeated those with more than one row
 * @param stamps the first and last write by each server that took any, on that server's clock
 */
record Holdings(WriteIds present, WriteIds repeated, List<Stamp> stamps) {
    record Stamp(String server, Instant first, Instant last) {}

    static Holdings of(Sql server, LedgerSource source) {
        Holdings holdings = new Holdings(new WriteIds(), new WriteIds(), new ArrayList<>());
        for (WriteTrace trace : source.traces()) {
            server.eachNumber(
                    "select %s from %s where %1$s is not null".formatted(trace.id(), trace.table()), holdings::add);
            holdings.stamps.addAll(stamps(server, trace));
        }
        return holdings;
    }

    private void add(long id) {
        if (present.add(id)) {
            repeated.add(id);
        }
    }

    private static List<Stamp> stamps(Sql server, WriteTrace trace) {
        return server.list(
                "select %s, min(%s), max(%2$s) from %s where %s is not null and %1$s is not null and %2$s is not null group by 1"
                        .formatted(trace.server(), trace.at(), trace.table(), trace.id()),
                row -> new Stamp(
                        String.valueOf(row.getString(1)),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getObject(3, OffsetDateTime.class).toInstant()));
    }
}
