package simulations;

import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.RateLog;
import dev.rehearsal.requests.Schedule.Stage;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Says when each request is to be sent. The engine starts users at one rate for good; at a lower rate, those for whom
 * no request is due leave again. Safe for many threads.
 */
final class Timetable implements AutoCloseable {
    /**
     * The timetable begins this long after the first user, or one arrival's spacing if that is longer, and every user
     * waits for its place in it: the engine by itself places users to the millisecond, and unevenly where the rate is
     * no whole number.
     */
    private static final Duration HEAD_START = Duration.ofMillis(100);

    private final double most;
    private final int turns;
    private final DoubleSupplier wanted;
    private final RateLog log;
    private Stage stage = new Stage(1, 0, 0);
    private long start;
    private long users;
    private long next = 1;

    /**
     * @param most users per second that the engine starts
     * @param turns of users: the engine has them take that many targets in turn
     * @param wanted requests per second; above {@code most}, {@code most} are sent
     */
    Timetable(double most, int turns, DoubleSupplier wanted, RateLog log) {
        this.most = most;
        this.turns = turns;
        this.wanted = wanted;
        this.log = log;
    }

    /** A request that is due. */
    record Place(long number, long intended, double rate) {}

    /** What the user that comes now sends; empty when it has come for nothing. */
    synchronized Optional<Place> next() {
        if (users == 0) {
            start = Micros.now() + Math.max(Micros.of(HEAD_START), spacing(1));
        }
        long now = start + spacing(users);
        users++;
        double rate = Math.min(most, wanted.getAsDouble());
        if (rate != stage.rate()) {
            stage = new Stage(next, now, rate);
            log.append(stage);
        }
        long intended = stage.intended(next);
        // Each request has a user of its own turn come for it, so that at any rate they take targets in turn.
        boolean isItsTurn = users % turns == next % turns;
        if (!isItsTurn || intended >= now + spacing(turns)) {
            return Optional.empty();
        }
        Place place = new Place(next, intended, rate);
        next++;
        return Optional.of(place);
    }

    private long spacing(long count) {
        return Math.round(count * Micros.PER_SECOND / most);
    }

    @Override
    public void close() {
        log.close();
    }
}
