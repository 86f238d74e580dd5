package dev.rehearsal.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** How JDBC leads to the servers of one engine, and what is meant by what comes back. Safe for many threads. */
public interface Driver {
    /** Where {@code DriverManager} connects to. */
    String url(Endpoint server, String database);

    /**
     * What it is told beside that.
     *
     * @param tls what the server has to show; empty where TLS is used if it is offered, and any certificate is taken
     */
    Properties properties(Credentials login, Session session, Optional<Tls> tls);

    /** How many rows are fetched at once where they are streamed, in a transaction; as JDBC's fetch size has it. */
    int fetchSize();

    /** Whether the server holds a transaction open for this connection. */
    boolean isInTransaction(Connection connection) throws SQLException;

    Trouble trouble(SQLException error);
}
