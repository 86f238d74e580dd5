package dev.rehearsal.application;

import java.sql.SQLException;

/**
 * What the application tells its client about one request.
 *
 * @param status an HTTP status
 * @param server the database server that answered, as it names itself; empty when none did
 * @param error an SQL state, or a word; empty when all is well
 */
record Answer(int status, int attempts, String server, String error) {
    static final int OK = 200;
    static final int NOT_FOUND = 404;
    static final int FAILED = 503;
    static final int UNKNOWN = 504;

    static Answer ok(int attempts, String server) {
        return new Answer(OK, attempts, server, "");
    }

    static Answer notFound(int attempts) {
        return new Answer(NOT_FOUND, attempts, "", "not-found");
    }

    /** After an error; unknown when one of the attempts may have committed. */
    static Answer gaveUp(int attempts, boolean mayHaveCommitted, String error) {
        return new Answer(mayHaveCommitted ? UNKNOWN : FAILED, attempts, "", error);
    }

    /** The SQL state of an error, or a word where it has none. */
    static String word(SQLException error) {
        String state = error.getSQLState();
        return state == null ? "no-connection" : state;
    }
}
