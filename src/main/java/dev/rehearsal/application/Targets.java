package dev.rehearsal.application;

import dev.rehearsal.database.Address;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.TimedOutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens targets for one login, wherever it is to log in, and brings them back to life, so that traffic meets none that
 * has to be waited for.
 *
 * @param samples what they will be asked to do, the writes under a given id
 */
record Targets(Login login, LongFunction<List<Operation>> samples) {
    private static final Logger LOG = LoggerFactory.getLogger(Targets.class);
    private static final Duration WARM_WITHIN = Duration.ofSeconds(20);
    private static final Duration REVIVE_WITHIN = Duration.ofSeconds(5);

    /** How long lost connections may take to be replaced while somebody waits. */
    static Deadline soon() {
        return Deadline.after(REVIVE_WITHIN);
    }

    /** A target whose connections are open and warm. */
    Target open(Address address) throws SQLException, InterruptedException {
        Target target = new Target(login.at(address), samples);
        try {
            fill(target);
            return target;
        } catch (SQLException | TimedOutException | InterruptedException e) {
            target.close();
            throw e;
        }
    }

    void fill(Target target) throws SQLException, InterruptedException {
        target.fill(Deadline.after(WARM_WITHIN));
    }

    /** The target with every connection alive, or a new one in its place when its pool does not recover quickly. */
    Target alive(Target target) throws SQLException, InterruptedException {
        try {
            if (!target.isWhole()) {
                target.revive(soon());
            }
            return target;
        } catch (SQLException e) {
            LOG.info("opening a new pool to {}, since the warmed one does not answer", target.address(), e);
            return open(target.address());
        }
    }
}
