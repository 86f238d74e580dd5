package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells by {@code xmin}, the transaction that made a row's present version, whether it was committed by the time of a
 * {@code pg_current_snapshot()}. A row that was only deleted leaves no trace for this to find.
 */
final class SnapshotAfterCut {
    /**
     * {@code xmin} shows the lower 32 bits of a transaction's number. The upper ones are those that put it between the
     * oldest transaction still under way at the cut and the newest of now; a row outside that stretch is older than the
     * cut. See "Transaction ID and Snapshot Information Functions" in PostgreSQL's manual.
     */
    private static final String ROWS = """
            select count(*) from (
                select c.oldest + ((r.xmin::text::bigint - c.oldest %% 4294967296 + 4294967296) %% 4294967296) as made_by,
                       c.newest, c.cut
                from only %s as r,
                     (select cut, pg_snapshot_xmin(cut)::text::bigint as oldest,
                             pg_snapshot_xmax(pg_current_snapshot())::text::bigint as newest
                      from (select ?::pg_snapshot as cut) as given) as c
            ) as version
            where made_by < newest and not pg_visible_in_snapshot(made_by::text::xid8, cut)
            """;

    private SnapshotAfterCut() {}

    /** How many rows of each user table, tables without any left out. */
    static Map<String, Long> rows(Sql server, String cut) {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table : UserTables.storing(server)) {
            long count = server.number(ROWS.formatted(table), cut);
            if (count > 0) {
                rows.put(table, count);
            }
        }
        return rows;
    }
}
