package dev.rehearsal.runner;

import dev.rehearsal.journal.Finding;
import java.util.Optional;

/**
 * Where traffic is between a server that it leaves and one that takes over, and what may be done about it. All
 * transitions are here:
 *
 * <pre>
 * AT_HOME  --opened-->     OPENED     the server that it came from lets it in, and nothing holds it any more
 * AT_HOME  --ledAstray-->  ASTRAY     it cannot be led back, and is let go where it was led
 *                          SHUT_OUT   the same, while that server does not let it in yet
 * OPENED   --ledAstray-->  ASTRAY     it was let go although it could not be led back
 * any      --released-->   RELEASED   the runbook lets it go on the server that takes over
 * any      --moveBegins--> AT_HOME    the next window that moves it
 * </pre>
 *
 * <p>ASTRAY and SHUT_OUT stay until the next move: who was let go may have written there. For one thread.
 */
final class TrafficCourse {
    private enum Place {
        AT_HOME,
        OPENED,
        ASTRAY,
        SHUT_OUT,
        RELEASED
    }

    private Place place = Place.AT_HOME;
    private Optional<Finding> astray = Optional.empty();
    private boolean hasMoved;

    /** A window that moves traffic begins. */
    void moveBegins() {
        if (place == Place.RELEASED) {
            place = Place.AT_HOME;
        }
    }

    /** The runbook lets it go on the server that takes over. */
    void released() {
        place = Place.RELEASED;
        hasMoved = true;
    }

    /** The server that it came from is opened for it. */
    void opened() {
        if (place == Place.AT_HOME) {
            place = Place.OPENED;
        }
    }

    /**
     * It is let go where it was led, since it could not be led back.
     *
     * @param isLetIn whether the server there lets it in
     */
    void ledAstray(Finding why, boolean isLetIn) {
        if (!isAstray()) {
            place = isLetIn ? Place.ASTRAY : Place.SHUT_OUT;
            astray = Optional.of(why);
        }
    }

    /** Whether it may be led back still, and its server opened for it. */
    boolean mayComeBack() {
        return place == Place.AT_HOME || place == Place.OPENED;
    }

    /**
     * Whether it may be let go where it was led: not once the server that it came from is open, lest two take writes.
     */
    boolean mayBeLetInThere() {
        return place == Place.AT_HOME;
    }

    /** Whether clients can have written to no other server than the one that they came from. */
    boolean wasNeverElsewhere() {
        return mayComeBack() && !hasMoved;
    }

    /** Whether any move has come to its end. */
    boolean hasMoved() {
        return hasMoved;
    }

    boolean isReleased() {
        return place == Place.RELEASED;
    }

    boolean isAstray() {
        return place == Place.ASTRAY || place == Place.SHUT_OUT;
    }

    boolean isShutOut() {
        return place == Place.SHUT_OUT;
    }

    /** Why it could not be led back; empty where it is not astray. */
    Optional<Finding> astray() {
        return astray;
    }
}
