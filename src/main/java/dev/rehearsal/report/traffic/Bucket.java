package dev.rehearsal.report.traffic;

import dev.rehearsal.requests.Request;
import org.HdrHistogram.Histogram;

/** The requests answered in one short stretch of time. Latencies are in microseconds. For one thread. */
public final class Bucket {
    private final Histogram latencies = new Histogram(2);
    private long ok;
    private long failed;
    private long unknown;

    void add(Request request) {
        latencies.recordValue(Math.max(0, request.latency()));
        switch (request.status()) {
            case OK -> ok++;
            case FAILED -> failed++;
            case UNKNOWN -> unknown++;
        }
    }

    void add(Bucket other) {
        latencies.add(other.latencies);
        ok += other.ok;
        failed += other.failed;
        unknown += other.unknown;
    }

    public long ok() {
        return ok;
    }

    public long failed() {
        return failed;
    }

    public long unknown() {
        return unknown;
    }

    public long all() {
        return ok + failed + unknown;
    }

    public long p99() {
        return latencies.getValueAtPercentile(99);
    }

    public long longest() {
        return latencies.getMaxValue();
    }
}
