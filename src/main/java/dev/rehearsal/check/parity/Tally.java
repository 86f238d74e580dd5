package dev.rehearsal.check.parity;

import dev.rehearsal.database.rows.PieceSum;
import dev.rehearsal.database.rows.TwinTable;
import dev.rehearsal.journal.ParityMoment;
import dev.rehearsal.journal.RowDifference;
import dev.rehearsal.journal.RowDifference.Kind;
import dev.rehearsal.journal.TableParity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the pieces of one table came to so far. Safe for many threads. */
final class Tally {
    private final TwinTable table;
    private final int mostSamples;
    private final Map<Kind, Long> differing = new EnumMap<>(Kind.class);
    private final List<RowDifference> samples = new ArrayList<>();
    private long began;
    private long ended;
    private long blueRows;
    private long greenRows;
    private long unhashed;
    private long chunks;
    private long unsettled;
    private long unfound;
    private long earlier;

    Tally(TwinTable table, int mostSamples) {
        this.table = table;
        this.mostSamples = mostSamples;
    }

    synchronized void began() {
        began = chunks == 0 && began == 0 ? System.nanoTime() : began;
    }

    /** Adds a piece that was read. */
    synchronized void read(BlueAndGreen<List<PieceSum>> sums) {
        read(rows(sums.blue()), rows(sums.green()));
        unhashed += unhashed(sums);
        ended = System.nanoTime();
    }

    static long unhashed(BlueAndGreen<List<PieceSum>> sums) {
        return Stream.of(sums.blue(), sums.green())
                .flatMap(List::stream)
                .mapToLong(sum -> sum.rows() - sum.hashed())
                .sum();
    }

    static long rows(List<PieceSum> sums) {
        return sums.stream().mapToLong(PieceSum::rows).sum();
    }

    /** Adds a piece that was the same when it was read in an earlier comparison. */
    synchronized void readEarlier(long rows) {
        read(rows, rows);
        earlier++;
    }

    private void read(long blue, long green) {
        chunks++;
        blueRows += blue;
        greenRows += green;
    }

    synchronized void differ(Map<Kind, Long> rows, List<RowDifference> some) {
        rows.forEach((kind, count) -> differing.merge(kind, count, Long::sum));
        some.stream().limit(samplesWanted()).forEach(samples::add);
        ended = System.nanoTime();
    }

    /** Adds rows of which nobody can say whether they differ, since they never stayed the same. */
    synchronized void unsettled(long rows) {
        unsettled += rows;
    }

    /** Adds a piece that differs and in which no row was found that does. */
    synchronized void unfound() {
        unfound++;
    }

    synchronized int samplesWanted() {
        return Math.max(0, mostSamples - samples.size());
    }

    synchronized long rows() {
        return blueRows;
    }

    synchronized long unhashed() {
        return unhashed;
    }

    synchronized long unsettled() {
        return unsettled;
    }

    synchronized long unfoundPieces() {
        return unfound;
    }

    /** How many pieces were read in an earlier comparison. */
    synchronized long earlier() {
        return earlier;
    }

    synchronized Map<Kind, Long> differing() {
        return Map.copyOf(differing);
    }

    synchronized TableParity total(ParityMoment moment) {
        long rows = differing.values().stream().mapToLong(Long::longValue).sum();
        Duration took = Duration.ofNanos(Math.max(0, ended - began));
        boolean isPartial = unhashed > 0 || unsettled > 0 || unfound > 0;
        return new TableParity(
                table.name(), moment, blueRows, greenRows, chunks, table.bytes(), took, rows, isPartial, samples);
    }
}
