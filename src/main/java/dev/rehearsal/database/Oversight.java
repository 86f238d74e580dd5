package dev.rehearsal.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Looks at what a statement writes beyond what it says, as by somebody's triggers. Safe for many threads. */
public interface Oversight {
    /** Looks at nothing. */
    Oversight NONE = new Oversight() {
        @Override
        public Optional<String> question(Connection connection, String statement) {
            return Optional.empty();
        }

        @Override
        public void saw(Address server, String statement, List<String> written) {}
    };

    /** Is told of a statement that wrote more than it says. */
    @FunctionalInterface
    interface Listener {
        void wrote(Address server, String statement, List<String> written);
    }

    /**
     * The query to ask before and after the statement, all in one transaction: names, and how much was written by then.
     *
     * @return empty where nothing else can be written by it
     */
    Optional<String> question(Connection connection, String statement) throws SQLException;

    /** Is told what was written besides, once it is committed; never nothing. */
    void saw(Address server, String statement, List<String> written);
}
