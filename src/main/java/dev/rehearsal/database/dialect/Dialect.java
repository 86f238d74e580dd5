package dev.rehearsal.database.dialect;

import dev.rehearsal.database.Driver;
import dev.rehearsal.database.Scheme;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.rows.RowDialect;
import java.util.Optional;

/** The words of one engine. Stateless; safe for many threads. */
public interface Dialect {
    /** What people call the engine, such as {@code PostgreSQL}. */
    String engine();

    /** How the folders of its SQL files are called. */
    String folder();

    /** How addresses of its databases begin. */
    Scheme scheme();

    Driver driver();

    ClientPrograms programs();

    /** Which database of which running server a session is in. */
    DatabaseIdentity identity(Sql sql);

    /** The server as it names itself, which the application's statements return too; empty where it cannot tell. */
    Optional<String> nameOf(Sql sql);

    /** The server's release as it names itself, such as {@code 17.4}. */
    String release(Sql sql);

    Access access();

    Sessions sessions();

    Work work();

    Markers markers();

    Counters counters();

    RowDialect rows();

    Structures structures();

    Standing standing();

    Publishing publishing();

    Schemas schemas();

    /** What keeps a server to one rehearsal. */
    Lock lock();

    Triggers triggers();

    /** What a server that somebody else set up lacks to be rehearsed on. */
    Requirements requirements();

    /** The last failure that a server's log tells of, in a sentence. */
    Optional<String> failureIn(String log);
}
