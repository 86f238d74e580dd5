package dev.rehearsal.application;

import java.util.List;

/**
 * What one request asks of the database: one transaction, on one kind of connection.
 *
 * @param sql text whose last statement answers one row, its first column the name that the server gives itself
 * @param isWrite whether there is something to commit
 */
record Operation(Source source, boolean isWrite, String sql, List<Object> arguments) {
    /** Where its connection comes from. */
    enum Source {
        POOL,
        /** Opened for this request and closed after it. */
        FRESH,
        /** One that nobody has used for seconds. */
        RESTED
    }

    Operation {
        arguments = List.copyOf(arguments);
    }
}
