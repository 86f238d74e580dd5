package dev.rehearsal.report;

import dev.rehearsal.requests.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every request of a short stretch of time, one by one; when there are too many, every second, every fourth, and so on,
 * and the slowest. For one thread.
 */
final class CloseUp {
    private static final int MOST = 3000;

    private final long from;
    private final long to;
    private final List<Request> requests = new ArrayList<>();
    private int every = 1;
    private Optional<Request> slowest = Optional.empty();

    CloseUp(long from, long to) {
        this.from = from;
        this.to = to;
    }

    void add(Request request) {
        if (request.ended() < from || request.intended() > to) {
            return;
        }
        if (slowest.isEmpty() || request.latency() > slowest.get().latency()) {
            slowest = Optional.of(request);
        }
        if (request.number() % every == 0) {
            requests.add(request);
        }
        while (requests.size() > MOST) {
            every *= 2;
            requests.removeIf(earlier -> earlier.number() % every != 0);
        }
    }

    Optional<Request> slowest() {
        return slowest;
    }

    List<Request> requests() {
        return requests;
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }
}
