package dev.rehearsal.database;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a connection is to be made, beside where to and by whose login.
 *
 * @param program the name by which the server knows who connects
 * @param connectWithin of whole seconds, one at least
 * @param answerWithin after how long a silent server is given up; empty for never
 * @param prepareThreshold after how many executions a statement is prepared on the server, 0 for never; empty for the
 *     driver's own choice
 * @param isReadingOnly whether nothing can be written in it, from the login on
 */
public record Session(
        String program,
        Duration connectWithin,
        Optional<Duration> answerWithin,
        OptionalInt prepareThreshold,
        boolean isReadingOnly) {
    /** One that may write, waits for answers as long as it takes, and leaves the rest to the driver. */
    public Session(String program, Duration connectWithin) {
        this(program, connectWithin, Optional.empty(), OptionalInt.empty(), false);
    }

    public Session readingOnly() {
        return new Session(program, connectWithin, answerWithin, prepareThreshold, true);
    }
}
