package dev.rehearsal.requests;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a load is doing, at one moment.
 *
 * @param answered requests ended so far, with whatever status
 * @param failed so far
 * @param unknown so far
 * @param perSecond requests ended per second, over the last second
 * @param p99 the latency, from intended start to end, that 99 of 100 requests of the last second stayed within; empty
 *     when none ended
 * @param longest the longest latency of the last second; empty when none ended
 * @param inFlight requests that have arrived, by the constant rate, and have not ended as far as the log says
 * @param lastSuccess when a request last ended well
 */
public record Figures(
        long answered,
        long failed,
        long unknown,
        double perSecond,
        Optional<Duration> p99,
        Optional<Duration> longest,
        long inFlight,
        Optional<Instant> lastSuccess) {}
