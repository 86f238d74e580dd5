package dev.rehearsal.database.dialect;

import dev.rehearsal.database.Sql;
import java.util.List;

/** Whether a server follows another one or is a primary of its own, and what there is of replication in a database. */
public interface Standing {
    /**
     * Something of replication.
     *
     * @param what it is, such as {@code slot 'to_green'}
     * @param removing the statement that removes it
     */
    record Part(String what, String removing) {}

    /** Whether the server follows another, and takes no writes of its own. */
    boolean isReplica(Sql sql);

    /** Whether the server is a replica with a connection to its primary. */
    boolean isReceiving(Sql sql);

    /** Whether an ordinary transaction of this session could write. */
    boolean takesWrites(Sql sql);

    /** All of replication in this database, in the order in which it can be removed. */
    List<Part> parts(Sql sql);

    /** Whether a statement that removes a part has its turn before those of other parts, on whatever server. */
    boolean isFirst(String removing);

    /** The parts for which the server keeps its log and which nobody reads just now. */
    List<Part> idle(Sql sql);

    /** The parts by which rows come to tables of a schema. */
    List<Part> flowingInto(Sql sql, String schema);
}
