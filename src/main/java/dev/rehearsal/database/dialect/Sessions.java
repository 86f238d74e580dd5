package dev.rehearsal.database.dialect;

import dev.rehearsal.database.Sql;
import java.time.Duration;
import java.util.List;

/**
 * The clients' sessions in a session's database. Foreign ones are all but the operator's and those of superusers, and
 * replication's, which are no clients'.
 */
public interface Sessions {
    /** Whether the session's role sees what others do; where it does not, every question here would find nothing. */
    boolean areVisible(Sql sql);

    /** All that a fence would end, and the exempt ones that have written something and not committed it yet. */
    List<ClientSession> all(Sql sql);

    /** Asks the sessions to end that are not exempt, and tells of all sessions as they were. */
    List<ClientSession> end(Sql sql);

    /** What {@link #end} sends, for a reader. */
    String ending();

    /** Ends the sessions that have been idle for so long, inside a transaction or not. */
    List<ClientSession> endIdle(Sql sql, Duration idleFor);

    /** What {@link #endIdle} sends. */
    String endingIdle(Duration idleFor);

    /** The foreign ones that have been idle for so long, a few words each. */
    List<String> idle(Sql sql, Duration idleFor);

    /** The foreign ones that are there, a few words each. */
    List<String> foreign(Sql sql);

    /** Asks every foreign session to end, in one statement, since clients wait. */
    Remaining endForeign(Sql sql);

    /** What {@link #endForeign} sends, for a reader. */
    String endingForeign();

    /** Work of the exempt roles, and transactions that no session holds, which may yet commit. */
    List<String> underWayElsewhere(Sql sql);

    /** A session that is still there; the text is for a reader. */
    record Left(int pid, String user, String text) {}

    /**
     * Sessions that keep a fence from being complete.
     *
     * @param beginning the numbers of those that are about to begin, and may have been let in before
     */
    record Remaining(List<Integer> beginning, List<Left> left) {
        public Remaining {
            beginning = List.copyOf(beginning);
            left = List.copyOf(left);
        }
    }
}
