package dev.rehearsal.runner;

import java.time.Duration;

/**
 * How a warm-up is spent: the first seconds of a load meet cold code, so the rate rises; the last ones are judged.
 *
 * @param ramp within which the load reaches its rate
 * @param judged the stretch up to the runbook's begin in which the load must be steady
 */
record Steadying(Duration ramp, Duration judged) {
    private static final Duration LONGEST_RAMP = Duration.ofSeconds(2);
    private static final Duration LONGEST_JUDGED = Duration.ofSeconds(3);
    /** Of a short warm-up, the part that the ramp may take. */
    private static final int PART = 4;

    static Steadying of(Duration warmUp) {
        Duration ramp = shorter(LONGEST_RAMP, warmUp.dividedBy(PART));
        return new Steadying(ramp, shorter(LONGEST_JUDGED, warmUp.minus(ramp)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
