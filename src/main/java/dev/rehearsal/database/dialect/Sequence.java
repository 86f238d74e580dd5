package dev.rehearsal.database.dialect;

import java.util.Optional;

/**
 * A sequence of an application.
 *
 * @param relation under which it is known to {@link Counters}
 * @param name qualified, and quoted where needed
 * @param increment negative where it counts down
 * @param owner the column of whole numbers that it numbers, if any
 */
public record Sequence(Relation relation, String name, long increment, Optional<Owner> owner) {
    /** A column, and the table it belongs to; both quoted where needed. */
    public record Owner(String table, String column) {}
}
