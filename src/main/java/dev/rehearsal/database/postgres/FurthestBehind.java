package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.Optional;

/** How much of a server's log its followers, by log or by subscription, have still to confirm. */
public final class FurthestBehind {
    private static final String BYTES = """
            select max(pg_wal_lsn_diff(pg_current_wal_lsn(), follower.has))::bigint::text from (
                select confirmed_flush_lsn as has from pg_replication_slots
                where slot_type = 'logical' and database = current_database()
                union all
                select replay_lsn from pg_stat_replication r
                where not exists (select from pg_replication_slots s where s.active_pid = r.pid and s.slot_type = 'logical')
            ) follower""";

    private FurthestBehind() {}

    /** Bytes that the one furthest behind lacks; empty when nobody follows. */
    public static Optional<Long> of(Sql followed) {
        return followed.text(BYTES).map(Long::valueOf);
    }
}
