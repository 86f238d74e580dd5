package dev.rehearsal.check.parity;

import dev.rehearsal.database.RowStream;
import dev.rehearsal.database.rows.Piece;
import dev.rehearsal.database.rows.PieceSum;
import dev.rehearsal.database.rows.RowDigest;
import dev.rehearsal.database.rows.TwinTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the rows that make a piece differ: divides it into buckets while it is large, then walks through the rows of
 * those that differ in an order both servers agree about. Holds a few thousand rows, however many differ.
 */
record DrillDown(TwinTable table, Pair pair) {
    /** Fewer rows than these are walked through as they are. */
    private static final long FEW = 16_384;

    private static final int MOST_BITS = 12;

    /** How many bits number buckets of a few thousand rows each. */
    static int bits(long rows) {
        return rows <= FEW ? 0 : Math.min(MOST_BITS, 64 - Long.numberOfLeadingZeros(rows / (FEW / 4)));
    }

    /** The buckets whose rows are not the same. */
    static List<Long> differing(BlueAndGreen<List<PieceSum>> sums) {
        Map<Long, PieceSum> blue = byBucket(sums.blue());
        Map<Long, PieceSum> green = byBucket(sums.green());
        TreeSet<Long> buckets = new TreeSet<>(blue.keySet());
        buckets.addAll(green.keySet());
        buckets.removeIf(bucket -> of(blue, bucket).equals(of(green, bucket)));
        return List.copyOf(buckets);
    }

    private static PieceSum of(Map<Long, PieceSum> sums, Long bucket) {
        return sums.getOrDefault(bucket, PieceSum.empty(bucket));
    }

    private static Map<Long, PieceSum> byBucket(List<PieceSum> sums) {
        return sums.stream().collect(Collectors.toMap(PieceSum::bucket, Function.identity()));
    }

    /**
     * The differences in a piece.
     *
     * @param rows about how many rows it has
     * @param most how many to keep
     */
    Differences in(Piece piece, long rows, int most) {
        return in(piece, rows, most, false);
    }

    /** The same, but looks for no more when there are more than can be kept. */
    Differences few(Piece piece, long rows, int most) {
        return in(piece, rows, most, true);
    }

    private Differences in(Piece piece, long rows, int most, boolean isFew) {
        Differences differences = new Differences(!table.key().isEmpty(), most);
        narrowed(piece, rows).ifPresent(narrow -> walk(narrow, differences, isFew));
        return differences;
    }

    private Optional<Piece> narrowed(Piece piece, long rows) {
        int bits = bits(rows);
        if (bits == 0 || piece.bits() > 0) {
            return Optional.of(piece);
        }
        List<Long> buckets = differing(pair.both(table, reader -> reader.sums(piece, bits)));
        return buckets.isEmpty() ? Optional.empty() : Optional.of(piece.only(bits, buckets));
    }

    private void walk(Piece piece, Differences differences, boolean isFew) {
        BlueAndGreen<RowStream<RowDigest>> streams = pair.both(table, reader -> reader.digests(piece));
        try (RowStream<RowDigest> blue = streams.blue();
                RowStream<RowDigest> green = streams.green()) {
            Optional<Long> place = next(blue, green);
            while (place.isPresent() && (differences.isComplete() || !isFew)) {
                compare(rowsAt(place.get(), blue), rowsAt(place.get(), green), differences);
                place = next(blue, green);
            }
        }
    }

    private static Optional<Long> next(RowStream<RowDigest> blue, RowStream<RowDigest> green) {
        return Stream.of(blue.peek(), green.peek())
                .flatMap(Optional::stream)
                .map(RowDigest::place)
                .min(Long::compare);
    }

    /** Mostly one row; more where keys share a hash, or where one key is there twice, as it never should be. */
    private static Map<List<String>, Long> rowsAt(long place, RowStream<RowDigest> stream) {
        Map<List<String>, Long> rows = new LinkedHashMap<>();
        while (stream.peek().filter(row -> row.place() == place).isPresent()) {
            RowDigest row = stream.take();
            rows.merge(row.key(), row.value(), Long::sum);
        }
        return rows;
    }

    private static void compare(Map<List<String>, Long> blue, Map<List<String>, Long> green, Differences differences) {
        List<List<String>> keys = new ArrayList<>(blue.keySet());
        green.keySet().stream().filter(key -> !blue.containsKey(key)).forEach(keys::add);
        for (List<String> key : keys) {
            if (!Objects.equals(blue.get(key), green.get(key))) {
                differences.accept(
                        new Difference(key, Optional.ofNullable(blue.get(key)), Optional.ofNullable(green.get(key))));
            }
        }
    }
}
