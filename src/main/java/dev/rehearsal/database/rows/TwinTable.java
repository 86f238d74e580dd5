package dev.rehearsal.database.rows;

import dev.rehearsal.database.Sql;
import java.util.List;

/** A table that both servers have, with the same columns. */
public interface TwinTable {
    /** Qualified and quoted. */
    String name();

    List<String> columns();

    /** The columns of its primary key; none where a row is known by nothing but its values. */
    List<String> key();

    /** Whether ranges of its leading key column hold the same rows on every server, and are read without the rest. */
    boolean isRanged();

    /** About how many rows there are on blue. */
    long rows();

    /** Its size on blue's disk, without indexes. */
    long bytes();

    /** What must be the same for an earlier comparison to be gone on with. */
    String shape();

    RowReader onBlue(Sql blue);

    RowReader onGreen(Sql green);
}
