package dev.rehearsal.database.dialect;

import dev.rehearsal.time.Durations;
import java.time.Duration;

/**
 * A client's transaction that is under way.
 *
 * @param openFor how long already
 * @param statement its latest statement, on one line, without the values in it
 */
public record OpenTransaction(int pid, String user, String state, Duration openFor, String statement) {
    public String described() {
        return "session %d of '%s', open for %s, %s: %s"
                .formatted(pid, user, Durations.inWords(openFor), state, statement);
    }
}
