package dev.rehearsal.cli;

import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.DatabaseUrl;
import dev.rehearsal.database.Sql;
import java.util.function.Supplier;

/** One of two databases to compare, and how to log in to it. */
record ParitySide(DatabaseUrl database, Credentials login) {
    /** Opens a connection of its own, each time it is asked. */
    Supplier<Sql> opening(Connector connector) {
        return () -> connector.openAlone(database.address(), login);
    }

    @Override
    public String toString() {
        return database.toString();
    }
}
