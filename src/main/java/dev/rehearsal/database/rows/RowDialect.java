package dev.rehearsal.database.rows;

import dev.rehearsal.database.Sql;
import java.time.Duration;
import java.util.Optional;

/** How the rows of two servers of one engine are compared. */
public interface RowDialect {
    /** Prepares a connection of its own, so that each statement sees what is committed when it begins. */
    void look(Sql sql);

    /**
     * Prepares a connection of its own, so that all its statements see one snapshot.
     *
     * @param shared the snapshot that {@link #share} told; empty to take one
     */
    void freeze(Sql sql, Optional<String> shared);

    /** Lets go of the snapshot; the connection stays prepared, and each statement sees what is committed by then. */
    void thaw(Sql frozen);

    /** Takes another snapshot over a connection that was frozen before. */
    void freezeAgain(Sql thawed);

    /** From now on a statement waits so long for a lock; zero for as long as it takes. */
    void waitAtMost(Sql sql, Duration limit);

    /** Tells a name under which other connections see the same snapshot, for as long as this one keeps it. */
    String share(Sql frozen);

    /** Finds what there is to compare, and a way in which both servers do it alike. */
    Twins twins(Sql blue, Sql green);
}
