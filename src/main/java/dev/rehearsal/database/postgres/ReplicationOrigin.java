package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.Optional;

/**
 * How far a subscription has applied what its publisher sent: where it goes on when it is enabled. (<a
 * href="https://www.postgresql.org/docs/current/replication-origins.html">Replication Progress Tracking</a>)
 */
public final class ReplicationOrigin {
    private static final Lsn NOWHERE = new Lsn(0);

    private ReplicationOrigin() {}

    /** What the server calls the origin of a subscription (ReplicationOriginNameForLogicalRep). */
    public static String name(long subscription) {
        return "pg_" + subscription;
    }

    /** The statement that sets it. */
    public static String advancing(String origin, String lsn) {
        return "select pg_replication_origin_advance(%s, %s)".formatted(Quoted.literal(origin), Quoted.literal(lsn));
    }

    /** Where it stands; empty where it was never set, so that the slot decides where to begin. */
    public static Optional<Lsn> progress(Sql sql, long subscription) {
        return sql.text(
                        "select pg_replication_origin_progress(roname, false) from pg_replication_origin where roname = ?",
                        name(subscription))
                .map(Lsn::parse)
                .filter(lsn -> !lsn.equals(NOWHERE));
    }
}
