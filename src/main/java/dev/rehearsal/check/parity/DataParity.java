package dev.rehearsal.check.parity;

import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.ParityMoment;
import dev.rehearsal.journal.TableParity;
import dev.rehearsal.journal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What a comparison of data came to.
 *
 * @param hash the name of the rows' hash; empty where it was never agreed upon
 * @param tables those that were compared to their end
 * @param earlier how many pieces were the same when an earlier comparison read them, and were not read again
 * @param since when the first of these was read; empty where there are none
 */
public record DataParity(
        ParityMoment moment,
        String hash,
        List<TableParity> tables,
        List<Finding> findings,
        long earlier,
        Optional<Instant> since,
        Duration took) {
    private static final double MEGABYTE = 1e6;

    public DataParity {
        tables = List.copyOf(tables);
        findings = List.copyOf(findings);
    }

    /** This comparison with other findings. */
    DataParity with(List<Finding> others) {
        return new DataParity(moment, hash, tables, others, earlier, since, took);
    }

    /** Passed only when every row of every table was compared and is the same. */
    public Verdict verdict() {
        return Verdict.worst(findings.stream().map(Finding::verdict).toList());
    }

    /** How many rows blue has, in all tables. */
    public long rows() {
        return sum(TableParity::blueRows);
    }

    /** How many rows differ, in all tables. */
    public long differing() {
        return sum(TableParity::differing);
    }

    /**
     * Adds {@code tables, rows, differing} rows, {@code differingTables, chunks, bytes, throughput, hash}, and
     * {@code chunksReadEarlier} where there are any.
     */
    public FigureTable addTo(FigureTable figures) {
        figures.count("tables", tables.size())
                .count("rows", rows())
                .count("differing", differing())
                .count(
                        "differingTables",
                        tables.stream().filter(table -> table.differing() > 0).count())
                .count("chunks", sum(TableParity::chunks))
                .count("bytes", sum(TableParity::bytes))
                .text("throughput", throughput())
                .text("hash", hash)
                .text("moment", moment.name());
        return earlier == 0 ? figures : figures.count("chunksReadEarlier", earlier);
    }

    private String throughput() {
        double seconds = Math.max(1e-3, took.toNanos() / 1e9);
        return String.format(Locale.ROOT, "%.1f MB/s", sum(TableParity::bytes) / MEGABYTE / seconds);
    }

    private long sum(ToLongFunction<TableParity> figure) {
        return tables.stream().mapToLong(figure).sum();
    }
}
