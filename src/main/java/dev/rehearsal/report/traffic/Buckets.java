package dev.rehearsal.report.traffic;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Equal stretches of time that follow each other, in microseconds since the epoch. */
record Buckets(long start, long width, int count) {
    /** As many as are needed, of the least width or twice that, four times and so on, lest they be too many. */
    static Buckets between(long start, long end, long leastWidth, int most) {
        long width = leastWidth;
        while ((end - start + width - 1) / width > most) {
            width *= 2;
        }
        return new Buckets(start, width, (int) Math.max(1, (end - start + width - 1) / width));
    }

    /** When a sample began and ended. */
    record Span<S>(ToLongFunction<S> from, ToLongFunction<S> to) {}

    /** In each bucket the mean of what samples tell, by how much of it each of them fills; 0 where none does. */
    <S> double[] means(List<S> samples, Span<S> span, ToDoubleFunction<S> told) {
        double[] sums = new double[count];
        long[] filled = new long[count];
        for (S sample : samples) {
            long from = Math.max(start, span.from().applyAsLong(sample));
            long to = Math.min(start + count * width, span.to().applyAsLong(sample));
            double value = Math.max(0, told.applyAsDouble(sample));
            for (int i = (int) ((from - start) / width); from < to && start + i * width < to; i++) {
                long overlap = Math.min(to, start + (i + 1) * width) - Math.max(from, start + i * width);
                sums[i] += value * overlap;
                filled[i] += overlap;
            }
        }
        for (int i = 0; i < count; i++) {
            sums[i] /= Math.max(1, filled[i]);
        }
        return sums;
    }
}
