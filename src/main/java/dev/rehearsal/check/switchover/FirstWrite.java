package dev.rehearsal.check.switchover;

import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Looks in the request log for the first write that another server than before acknowledged after time zero, and for
 * the work that the pause had to wait for. Which server that was is told by the writes before time zero. Where servers
 * do not name themselves, the first write acknowledged after traffic was let go counts. For one thread.
 */
final class FirstWrite {
    private final long since;
    private final long zero;
    private final long released;
    private final Set<String> before = new HashSet<>();
    private Optional<Request> elsewhere = Optional.empty();
    private Optional<Request> afterRelease = Optional.empty();
    private long longestUnderWay;

    /** @param since when traffic was let go before; what was written earlier went elsewhere */
    FirstWrite(Instant since, Instant zero, Instant released) {
        this.since = micros(since);
        this.zero = micros(zero);
        this.released = micros(released);
    }

    void see(Request request) {
        if (request.begun() < zero && request.ended() >= zero && request.ended() < released) {
            longestUnderWay = Math.max(longestUnderWay, request.ended() - zero);
        }
        if (!request.isWrite() || request.status() != Status.OK) {
            return;
        }
        if (request.ended() < zero) {
            if (request.ended() >= since) {
                before.add(request.server());
            }
            return;
        }
        boolean isElsewhere = !request.server().isEmpty() && !before.contains(request.server());
        if (isElsewhere && isEarlier(request, elsewhere)) {
            elsewhere = Optional.of(request);
        }
        if (request.ended() >= released && isEarlier(request, afterRelease)) {
            afterRelease = Optional.of(request);
        }
    }

    Optional<Instant> at() {
        boolean serversAreNamed = before.stream().anyMatch(server -> !server.isEmpty());
        return (serversAreNamed ? elsewhere : afterRelease)
                .map(request -> Instant.EPOCH.plus(request.ended(), ChronoUnit.MICROS));
    }

    /** How long, from time zero on, the last request took that was under way then and answered before the release. */
    Duration longestUnderWay() {
        return Duration.of(longestUnderWay, ChronoUnit.MICROS);
    }

    private static boolean isEarlier(Request request, Optional<Request> other) {
        return other.isEmpty() || request.ended() < other.get().ended();
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
