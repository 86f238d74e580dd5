package dev.rehearsal.database.dialect;

import dev.rehearsal.database.Sql;
import java.time.Duration;
import java.util.List;

/** What a server is at. */
public interface Work {
    /** The clients' transactions open for so long at least, longest first; not the session's own. */
    List<OpenTransaction> longerThan(Sql sql, Duration limit);

    Activity now(Sql sql);

    /** The statements by which a session of its own has the planner look at every table, however long that takes. */
    List<String> analyzing();

    /** Tables that hold rows and of which the planner knows nothing. */
    List<String> withoutStatistics(Sql sql);
}
