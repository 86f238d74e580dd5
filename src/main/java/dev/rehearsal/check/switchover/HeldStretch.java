package dev.rehearsal.check.switchover;

import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import java.time.Duration;
import java.time.Instant;

/** The stretch in which traffic was held, and the requests that arrived in it. For one thread. */
final class HeldStretch {
    private final long from;
    private final long to;
    private long met;

    HeldStretch(Instant from, Instant to) {
        this.from = Micros.at(from);
        this.to = Micros.at(to);
    }

    void see(Request request) {
        if (request.intended() >= from && request.intended() < to) {
            met++;
        }
    }

    Duration lasted() {
        return Micros.duration(to - from);
    }

    long met() {
        return met;
    }
}
