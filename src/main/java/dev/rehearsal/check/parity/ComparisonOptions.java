package dev.rehearsal.check.parity;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How to compare.
 *
 * @param workers how many connections to open to each server; each keeps one processor of either server busy
 * @param chunkTarget how long one statement should take
 * @param settleWithin for how long a difference must stay as it is before it counts, where others write meanwhile
 * @param following how to wait until green has what blue has; without it, a difference counts too when green is further
 *     behind than a difference must stay
 * @param checkpoint a file to write down in what has been compared, and to go on from; none where that is not wanted
 * @param tables which to compare, by qualified and quoted name
 * @param samples how many of a table's differing rows to show
 * @param progress is told as rows are read, by any thread
 */
public record ComparisonOptions(
        int workers,
        Duration chunkTarget,
        Duration settleWithin,
        Following following,
        Optional<Path> checkpoint,
        Predicate<String> tables,
        int samples,
        Progress progress) {
    private static final int MOST_WORKERS = 4;

    /** Is told how far the comparison of a table has come. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Called after each piece.
         *
         * @param rows of blue that have been read
         * @param of about how many
         */
        void read(String table, long rows, long of);
    }

    /** Knows how green comes by what is written on blue. */
    @FunctionalInterface
    public interface Following {
        /**
         * Returns when green has everything that was committed on blue before this was called.
         *
         * @throws dev.rehearsal.time.TimedOutException when that takes too long, which leaves what differs unknown
         */
        void awaitCaughtUp() throws InterruptedException;
    }

    /** All tables, by as many workers as half of this machine's processors, at least one and at most four. */
    public static ComparisonOptions usual() {
        int workers = Math.max(1, Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors() / 2));
        return new ComparisonOptions(
                workers,
                Duration.ofMillis(500),
                Duration.ofSeconds(10),
                () -> {},
                Optional.empty(),
                table -> true,
                10,
                (table, rows, of) -> {});
    }

    public ComparisonOptions workers(int number) {
        return new ComparisonOptions(
                number, chunkTarget, settleWithin, following, checkpoint, tables, samples, progress);
    }

    public ComparisonOptions chunkTarget(Duration target) {
        return new ComparisonOptions(workers, target, settleWithin, following, checkpoint, tables, samples, progress);
    }

    public ComparisonOptions settleWithin(Duration within) {
        return new ComparisonOptions(workers, chunkTarget, within, following, checkpoint, tables, samples, progress);
    }

    public ComparisonOptions following(Following how) {
        return new ComparisonOptions(workers, chunkTarget, settleWithin, how, checkpoint, tables, samples, progress);
    }

    public ComparisonOptions checkpoint(Path file) {
        return new ComparisonOptions(
                workers, chunkTarget, settleWithin, following, Optional.of(file), tables, samples, progress);
    }

    public ComparisonOptions tables(Predicate<String> wanted) {
        return new ComparisonOptions(
                workers, chunkTarget, settleWithin, following, checkpoint, wanted, samples, progress);
    }

    public ComparisonOptions progress(Progress listener) {
        return new ComparisonOptions(
                workers, chunkTarget, settleWithin, following, checkpoint, tables, samples, listener);
    }

    public ComparisonOptions samples(int number) {
        return new ComparisonOptions(
                workers, chunkTarget, settleWithin, following, checkpoint, tables, number, progress);
    }
}
