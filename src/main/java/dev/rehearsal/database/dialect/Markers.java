package dev.rehearsal.database.dialect;

import dev.rehearsal.database.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Rows that prove that replication has caught up: one written on one server and seen on another tells that everything
 * committed before it is there too. They lie in a schema of their own, which says of itself whose it is, so that no
 * other is ever taken for it.
 */
public interface Markers {
    /**
     * The instant of a marker's commit.
     *
     * @param position in the log, after the marker's commit
     * @param state what the server said, right after it, of the transactions that it had committed by then
     */
    record Cut(UUID id, String position, String state) {}

    /**
     * What a server that follows shows.
     *
     * @param isByLog whether it follows by the log itself, as a replica does, rather than by subscriptions
     */
    record Arrival(boolean isThere, boolean isByLog) {}

    boolean isThere(Sql sql);

    /** What creates their table where it is missing; nothing where it is there. */
    List<String> missing(Sql sql);

    List<String> creating();

    /** Whether a schema of that name is there that no rehearsal made. */
    boolean isSomebodyElses(Sql sql);

    /** What removes them where a rehearsal made them; nothing where they are not there, or somebody else's. */
    List<String> dropping(Sql sql);

    /** The statement that writes a marker; {@code ?} is its id. */
    String writing();

    /** Commits a row, then looks where the log stands. */
    Cut write(Sql sql, UUID id);

    /** Whether a marker has arrived, in one statement, since clients may be waiting. */
    Arrival look(Sql sql, UUID id);

    default boolean holds(Sql sql, UUID id) {
        return look(sql, id).isThere();
    }

    /** The row written last; empty where there is none. */
    Optional<UUID> last(Sql sql);

    /**
     * How many rows of each user table were inserted or changed by transactions that the cut does not contain, by the
     * server's own account of its transactions and by no clock; tables without any are left out.
     *
     * @param state of the cut
     */
    Map<String, Long> changesAfter(Sql sql, String state);

    /** How many bytes of the server's log the one furthest behind has still to confirm; empty when nobody follows. */
    Optional<Long> behind(Sql followed);
}
