package dev.rehearsal.report.traffic;

import dev.rehearsal.requests.Request;
import java.util.Arrays;
import java.util.List;

/**
 * How many requests were under way: arrived by the constant rate, and not answered yet. Looked at every 5 ms or, where
 * that would make too many looks, every 10 ms, 20 ms and so on. For one thread.
 */
final class Crowd {
    private static final int MOST_LOOKS = 1 << 20;

    private final int[] changes = new int[MOST_LOOKS];
    private long width = 5_000;
    private long start = Long.MIN_VALUE;

    void add(Request request) {
        if (start == Long.MIN_VALUE) {
            start = request.intended();
        }
        while ((request.ended() - start) / width >= MOST_LOOKS) {
            halve();
        }
        changes[place(request.intended())]++;
        changes[place(request.ended())]--;
    }

    /** The most at once in each bucket of a timeline of the same requests. */
    List<Long> peaks(Timeline timeline) {
        long[] peaks = new long[timeline.buckets().size()];
        long present = 0;
        for (int look = 0; look < MOST_LOOKS; look++) {
            present += changes[look];
            long bucket = (start + (look + 1) * width - timeline.start()) / timeline.width();
            if (bucket >= peaks.length) {
                break;
            }
            peaks[(int) bucket] = Math.max(peaks[(int) bucket], present);
        }
        return Arrays.stream(peaks).boxed().toList();
    }

    private int place(long at) {
        return (int) Math.max(0, (at - start) / width);
    }

    private void halve() {
        for (int i = 0; i < MOST_LOOKS / 2; i++) {
            changes[i] = changes[2 * i] + changes[2 * i + 1];
        }
        Arrays.fill(changes, MOST_LOOKS / 2, MOST_LOOKS, 0);
        width *= 2;
    }
}
