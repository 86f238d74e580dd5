package dev.rehearsal.check.availability;

import dev.rehearsal.requests.Micros;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/** The distribution of a number of durations, to three digits; the longest exactly. For one thread. */
final class Latencies {
    private final Histogram histogram = new Histogram(3);
    private long longest;

    void add(long micros) {
        histogram.recordValue(Math.max(0, micros));
        longest = Math.max(longest, micros);
    }

    /** The duration within which {@code percent} of all stayed; zero when there are none. */
    Duration percentile(double percent) {
        return Micros.duration(Math.min(histogram.getValueAtPercentile(percent), longest));
    }

    Duration longest() {
        return Micros.duration(longest);
    }

    long count() {
        return histogram.getTotalCount();
    }
}
