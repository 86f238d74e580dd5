package dev.rehearsal.database.dialect;

import dev.rehearsal.database.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What hands out numbers for rows: sequences. They know no snapshots, each statement sees them as they are. Temporary
 * ones, and those that are an extension's, are left out.
 */
public interface Counters {
    List<Sequence> all(Sql sql);

    /** The value furthest along that the owning column holds; empty where there is none, or no row. */
    Optional<Long> furthestInOwner(Sql sql, Sequence sequence);

    /** Where every one of them stands; fails where the session may not read one. */
    default SequenceReading read(Sql sql) {
        return read(sql, KnownSequences.NONE);
    }

    /** The sequences that have been called, set or altered since, and any other that was not known. */
    SequenceReading read(Sql sql, KnownSequences known);

    /** Where the named sequences stand; one that is not there is left out. A map of the caller's own. */
    Map<Relation, SequencePosition> positionsOf(Sql sql, Set<Relation> sequences);

    /** Sets every one of the sequences that is there. */
    void set(Sql sql, List<SequencePosition> positions);

    /** What {@link #set} sends, for a reader: of many the first ones, and how many more there are. */
    String setting(List<SequencePosition> positions);

    /** The same where none is known yet: by what they will be set, in braces. */
    String settingEach(String value);

    /** The sequences that the session may not read. */
    List<Relation> unreadable(Sql sql);

    /** The sequences that the session may not read and set. */
    List<Relation> unsettable(Sql sql);
}
