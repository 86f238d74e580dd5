package dev.rehearsal.check.parity;

import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.rows.RowDialect;
import dev.rehearsal.database.rows.TwinTable;
import dev.rehearsal.database.rows.Twins;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.ParityMoment;
import dev.rehearsal.journal.TableParity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One comparison of two sides from its beginning to its end. Run once; {@link #stop} is for any thread. */
final class Comparison {
    private static final Logger LOG = LoggerFactory.getLogger(Comparison.class);

    /** A server has room for some thousand locks, and an index has one too. */
    private static final int IN_ONE_TRANSACTION = 200;

    private final RowDialect dialect;
    private final BlueAndGreen<Side> sides;
    private final ComparisonOptions options;
    private final Journal journal;
    private final Checkpoint checkpoint;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private final Map<TableRun, TableParity> compared = new ConcurrentHashMap<>();
    private final List<TableRun> runs = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Suspects suspects = new Suspects();
    private final long start = System.nanoTime();
    private String hash = "";
    private boolean isPrepared;
    private volatile Optional<String> stopped = Optional.empty();

    Comparison(
            RowDialect dialect,
            BlueAndGreen<Side> sides,
            ComparisonOptions options,
            Journal journal,
            Checkpoint checkpoint) {
        this.dialect = dialect;
        this.sides = sides;
        this.options = options;
        this.journal = journal;
        this.checkpoint = checkpoint;
    }

    /** Breaks the comparison off, which leaves unknown what has not been compared. */
    void stop(String why) {
        stopped = Optional.of(why);
        pairs.forEach(Pair::abort);
    }

    /**
     * Compares everything that there is.
     *
     * @param threads for all workers but this thread
     */
    DataParity run(Executor threads) {
        String problem = "the comparison did not come so far";
        try (Pair pair = open()) {
            Twins twins = dialect.twins(pair.blue(), pair.green());
            prepare(twins, pair);
            compare(pair, threads);
            new Settling(pair, suspects, options.settleWithin(), options.following()).settle();
            suspects.runs().forEach(this::tell);
        } catch (SqlFailedException | IllegalStateException | CompletionException e) {
            LOG.debug("a comparison broke off", e);
            problem = reason(e);
        } catch (InterruptedException e) {
            problem = "it was interrupted";
        }
        return conclude(stopped.orElse(problem));
    }

    private static String reason(RuntimeException e) {
        Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        return cause instanceof SqlFailedException failed ? failed.brief() : String.valueOf(cause.getMessage());
    }

    private void prepare(Twins twins, Pair pair) throws InterruptedException {
        hash = twins.hash();
        checkpoint.begin(twins.pair());
        for (Twins.Planted planted : twins.planted()) {
            new PlantedCheck(pair, isLive()).check(planted).ifPresent(findings::add);
        }
        twins.mismatches().stream()
                .filter(mismatch -> options.tables().test(mismatch.table()))
                .map(DataFindings::of)
                .forEach(findings::add);
        // The largest first, so that all workers end at about the same time.
        twins.tables().stream()
                .filter(table -> options.tables().test(table.name()))
                .sorted(Comparator.comparingLong(TwinTable::bytes).reversed())
                .map(this::run)
                .forEach(runs::add);
        runs.stream().filter(TableRun::isRead).forEach(this::tell);
        isPrepared = true;
    }

    private TableRun run(TwinTable table) {
        TableRun.Pieces pieces =
                isLive() ? new LivePieces(suspects, checkpoint, this::tell) : new ExactPieces(this::tell);
        TableRun run = new TableRun(
                table, Chunks.of(table, options.chunkTarget()), new Tally(table, options.samples()), pieces);
        run.resume(checkpoint.of(table));
        return run;
    }

    private void compare(Pair pair, Executor threads) {
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (int worker = 1; worker < options.workers(); worker++) {
            others.add(CompletableFuture.runAsync(
                    () -> {
                        try (Pair own = open()) {
                            work(own);
                        }
                    },
                    threads));
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(others.toArray(CompletableFuture<?>[]::new));
        try {
            work(pair);
        } catch (RuntimeException e) {
            stop(reason(e));
            all.exceptionally(failure -> null).join();
            throw e;
        }
        all.join();
    }

    private Pair open() {
        Pair pair = new Pair(dialect, sides.blue(), sides.green());
        pairs.add(pair);
        stopped.ifPresent(why -> pair.abort());
        return pair;
    }

    /** A transaction keeps the lock of every table that it has read, so that one must not read them all. */
    private void work(Pair pair) {
        int read = 0;
        for (TableRun run : runs) {
            boolean isMore = !run.isRead();
            read += isMore ? 1 : 0;
            if (!isLive() && read == IN_ONE_TRANSACTION) {
                pair.reopen();
                read = 0;
            }
            while (isMore && stopped.isEmpty()) {
                isMore = run.compareNext(pair);
                options.progress()
                        .read(
                                run.table().name(),
                                run.tally().rows(),
                                run.table().rows());
            }
        }
    }

    private void tell(TableRun run) {
        if (run.isRead()) {
            TableParity table = run.tally().total(isLive() ? ParityMoment.LIVE : ParityMoment.CUT);
            compared.put(run, table);
            journal.append(new Event.TableCompared(journal.now(), table));
        }
    }

    private DataParity conclude(String problem) {
        if (!isPrepared) {
            findings.add(DataFindings.unknown("blue and green", problem));
        }
        List<TableParity> tables = new ArrayList<>();
        for (TableRun run : runs) {
            Optional<TableParity> table = Optional.ofNullable(compared.get(run));
            table.ifPresentOrElse(
                    each -> findings.addAll(DataFindings.of(run, each)),
                    () -> findings.add(DataFindings.unknown(
                            run.table().name(), run.failure().orElse(problem))));
            table.ifPresent(tables::add);
        }
        if (isPrepared && tables.size() == runs.size()) {
            checkpoint.end();
        }
        tables.sort(Comparator.comparing(TableParity::table));
        long earlier = runs.stream().mapToLong(run -> run.tally().earlier()).sum();
        return new DataParity(
                isLive() ? ParityMoment.LIVE : ParityMoment.CUT,
                hash,
                tables,
                findings,
                earlier,
                earlier == 0 ? Optional.empty() : checkpoint.since(),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private boolean isLive() {
        return sides.blue().snapshot().isEmpty();
    }
}
