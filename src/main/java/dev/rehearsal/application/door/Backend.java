package dev.rehearsal.application.door;

import java.util.concurrent.atomic.AtomicInteger;

/** A process behind a {@link FrontDoor}, and how many requests it still has to answer. Safe for many threads. */
public final class Backend {
    private static final int NO_PORT = 0;

    /** A request that comes while no process is behind the door is turned away. */
    static final Backend NOBODY = new Backend(NO_PORT);

    private final int port;
    private final AtomicInteger underWay = new AtomicInteger();

    Backend(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    boolean isSomebody() {
        return port != NO_PORT;
    }

    void begun() {
        underWay.incrementAndGet();
    }

    void ended() {
        underWay.decrementAndGet();
    }

    public int underWay() {
        return underWay.get();
    }
}
