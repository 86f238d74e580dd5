package dev.rehearsal.check.parity;

import dev.rehearsal.database.rows.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What differed while others wrote: single rows, as many as memory allows, and pieces in which more rows differ than
 * that. Safe for many threads.
 */
final class Suspects {
    private static final int MOST = 20_000;

    private final Map<TableRun, List<Suspect>> rows = new LinkedHashMap<>();
    private final Map<TableRun, List<Mass>> masses = new LinkedHashMap<>();
    private int room = MOST;

    /** A piece with so many differing rows that they are not remembered one by one. */
    record Mass(Piece piece, long rows) {}

    /** How many more rows can be remembered. */
    synchronized int room() {
        return room;
    }

    synchronized void add(TableRun run, List<Difference> differences) {
        room -= differences.size();
        if (!differences.isEmpty()) {
            rows.computeIfAbsent(run, any -> new ArrayList<>())
                    .addAll(differences.stream().map(Suspect::new).toList());
        }
    }

    synchronized void add(TableRun run, Piece piece, long size) {
        masses.computeIfAbsent(run, any -> new ArrayList<>()).add(new Mass(piece, size));
    }

    synchronized boolean isAny(TableRun run) {
        return rows.containsKey(run) || masses.containsKey(run);
    }

    synchronized List<TableRun> runs() {
        List<TableRun> runs = new ArrayList<>(rows.keySet());
        masses.keySet().stream().filter(run -> !rows.containsKey(run)).forEach(runs::add);
        return runs;
    }

    synchronized List<Suspect> rows(TableRun run) {
        return rows.getOrDefault(run, List.of());
    }

    synchronized List<Mass> masses(TableRun run) {
        return masses.getOrDefault(run, List.of());
    }
}
