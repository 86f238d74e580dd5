package dev.rehearsal.traffic;

import dev.rehearsal.database.Address;
import java.time.Duration;
import java.util.List;

/**
 * What stands between application and database and can hold traffic. Each call returns when its effect is there, or
 * throws {@link GateException}. One thread gives orders; any number may ask for {@link #state} and {@link #problems}
 * beside it, even some that are interrupted then, and hold up no order.
 */
public interface Gate {
    /** Everything that stands against holding and moving traffic, a sentence each; empty when nothing does. */
    default List<String> problems() throws GateException {
        return List.of();
    }

    /**
     * Readies the way to another database while traffic still flows, so that {@link #repoint} has nothing to wait for.
     */
    void prepare(Address target) throws GateException, InterruptedException;

    /**
     * Holds new work and returns when none is under way on any member. When the work under way outlasts the limit,
     * releases every member again and throws.
     */
    void pause(Duration drainWithin) throws GateException, InterruptedException;

    /**
     * Points every member at the database last prepared; harmless where they point there already. Traffic need not be
     * paused for this call to be safe.
     */
    void repoint() throws GateException, InterruptedException;

    /** Points every member back at the database before the last {@link #repoint}; harmless when there was none. */
    void pointBack() throws GateException, InterruptedException;

    /** Lets traffic flow; harmless when it does. Tries every member before it reports a failure. */
    void resume() throws GateException, InterruptedException;

    /** What each member says of itself, asked now. */
    List<GateState> state() throws GateException;
}
