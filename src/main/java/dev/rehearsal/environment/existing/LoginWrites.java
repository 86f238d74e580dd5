package dev.rehearsal.environment.existing;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.Trouble;
import java.util.Optional;

/**
 * What event triggers on login, which there are since release 17, write at each connection that anybody makes, a
 * rehearsal's own among them. To keep them from firing takes a superuser ({@code event_triggers}), who would keep all
 * others off too, so they are left as they are. Asked by a connection that may write nothing, and so cannot be made
 * where one writes; one that carries on without what it could not write is told by nobody but the prechecks, by its
 * name.
 */
record LoginWrites(Connector connector, Credentials operator) {
    /** What keeps a rehearsal from connecting any further; empty where nothing is written. */
    Optional<String> found(String role, Address server) {
        try {
            connector.openReading(server, operator).close();
            return Optional.empty();
        } catch (SqlFailedException e) {
            return e.trouble() == Trouble.READ_ONLY
                    ? Optional.of(
                            "%s: an event trigger on login writes at each connection (%s), and a rehearsal makes many; find it by 'select evtname from pg_event_trigger where evtevent = 'login'', and disable it while you rehearse: alter event trigger ... disable"
                                    .formatted(role, e.reason()))
                    : Optional.empty();
        }
    }
}
