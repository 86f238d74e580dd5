package dev.rehearsal.report.traffic;

import dev.rehearsal.requests.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * The requests of a rehearsal by the time of their answers, in buckets of 100 ms or, where that would make too many, of
 * 200 ms, 400 ms and so on. Times are microseconds since the epoch. For one thread.
 */
public final class Timeline {
    private static final int MOST_BUCKETS = 1500;

    private List<Bucket> buckets = new ArrayList<>();
    private long width = 100_000;
    private long start = Long.MIN_VALUE;

    void add(Request request) {
        if (start == Long.MIN_VALUE) {
            start = request.intended();
        }
        while ((request.ended() - start) / width >= MOST_BUCKETS) {
            halve();
        }
        int place = (int) Math.max(0, (request.ended() - start) / width);
        while (buckets.size() <= place) {
            buckets.add(new Bucket());
        }
        buckets.get(place).add(request);
    }

    /** In order, those without requests included. */
    public List<Bucket> buckets() {
        return buckets;
    }

    /** When the first bucket begins. */
    public long start() {
        return start;
    }

    public long width() {
        return width;
    }

    public long end() {
        return start + width * buckets.size();
    }

    /** The longest latency of all. */
    public long slowest() {
        return buckets.stream().mapToLong(Bucket::longest).max().orElse(0);
    }

    public boolean isEmpty() {
        return buckets.isEmpty();
    }

    private void halve() {
        List<Bucket> pairs = new ArrayList<>();
        for (int i = 0; i < buckets.size(); i += 2) {
            Bucket pair = buckets.get(i);
            if (i + 1 < buckets.size()) {
                pair.add(buckets.get(i + 1));
            }
            pairs.add(pair);
        }
        buckets = pairs;
        width *= 2;
    }
}
