package dev.rehearsal.check.parity;

import dev.rehearsal.database.rows.PieceSum;
import dev.rehearsal.database.rows.RowDigest;
import dev.rehearsal.database.rows.TwinTable;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads suspected rows again until each has been cleared or has proved to differ. Rows that never stay the same for
 * long enough are counted as unsettled.
 *
 * @param within for how long a difference must stay as it is
 * @param following how to wait until green has what blue has
 */
record Settling(Pair pair, Suspects suspects, Duration within, ComparisonOptions.Following following) {
    /** How many rows are asked for in one statement. */
    private static final int AT_ONCE = 500;

    /** How much longer than a difference must stay rows may keep changing. */
    private static final int PATIENCE = 3;

    private record Reading(Suspects.Mass mass, BlueAndGreen<List<PieceSum>> sums) {}

    void settle() throws InterruptedException {
        Map<TableRun, List<Suspect>> open = new LinkedHashMap<>();
        Map<TableRun, List<Reading>> readings = new LinkedHashMap<>();
        for (TableRun run : suspects.runs()) {
            run.trying(pair, () -> {
                open.put(run, suspects.rows(run));
                readings.put(
                        run,
                        suspects.masses(run).stream()
                                .map(mass -> read(run, mass))
                                .toList());
            });
        }
        Deadline begun = Deadline.after(within.multipliedBy(PATIENCE));
        await(open, begun, readings.values().stream().anyMatch(each -> !each.isEmpty()));
        if (!isCaughtUp(open)) {
            return;
        }
        for (TableRun run : suspects.runs()) {
            run.trying(
                    pair,
                    () -> conclude(run, open.getOrDefault(run, List.of()), readings.getOrDefault(run, List.of())));
        }
    }

    private void await(Map<TableRun, List<Suspect>> open, Deadline begun, boolean isAnyMass)
            throws InterruptedException {
        try {
            Await.until("the rows that differ to stay as they are", begun, () -> {
                open.forEach((run, rows) -> run.trying(
                        pair,
                        () -> look(
                                run.table(),
                                rows.stream().filter(row -> !isSettled(row)).toList())));
                long left = open.entrySet().stream()
                        .filter(each -> each.getKey().failure().isEmpty())
                        .flatMap(each -> each.getValue().stream())
                        .filter(row -> !isSettled(row))
                        .count();
                boolean isTime = !isAnyMass || begun.elapsed().compareTo(within) >= 0;
                return Observation.of(left == 0 && isTime, "%,d rows that keep changing".formatted(left));
            });
        } catch (TimedOutException e) {
            // Rows that are left are counted as unsettled.
            return;
        }
    }

    /** What still differs once green has all that blue had when it was last read differs for good. */
    private boolean isCaughtUp(Map<TableRun, List<Suspect>> open) throws InterruptedException {
        if (suspects.runs().isEmpty()) {
            return true;
        }
        try {
            following.awaitCaughtUp();
        } catch (TimedOutException e) {
            suspects.runs().forEach(run -> run.fail(String.valueOf(e.getMessage())));
            return false;
        }
        open.forEach((run, rows) -> run.trying(
                pair,
                () -> look(
                        run.table(),
                        rows.stream().filter(row -> !row.isCleared()).toList())));
        return true;
    }

    private boolean isSettled(Suspect row) {
        return row.isCleared() || row.isGuilty(within);
    }

    private void look(TwinTable table, List<Suspect> rows) {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<Suspect> some = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
            List<List<String>> keys = some.stream().map(Suspect::key).toList();
            BlueAndGreen<Map<List<String>, Long>> values = pair.both(
                    table,
                    reader -> reader.digests(keys).stream()
                            .collect(Collectors.toMap(RowDigest::key, RowDigest::value, Long::sum)));
            some.forEach(row -> row.see(
                    Optional.ofNullable(values.blue().get(row.key())),
                    Optional.ofNullable(values.green().get(row.key()))));
        }
    }

    private Reading read(TableRun run, Suspects.Mass mass) {
        return new Reading(mass, pair.both(run.table(), reader -> reader.sums(mass.piece(), 0)));
    }

    private void conclude(TableRun run, List<Suspect> rows, List<Reading> readings) {
        Differences guilty =
                new Differences(!run.table().key().isEmpty(), run.tally().samplesWanted());
        rows.stream()
                .filter(row -> row.isGuilty(within))
                .map(Suspect::difference)
                .forEach(guilty);
        Samples samples = new Samples(run.table(), pair);
        run.tally().differ(guilty.rows(), samples.of(guilty.first()));
        run.tally().unsettled(rows.stream().filter(row -> !isSettled(row)).count());
        for (Reading reading : readings) {
            Suspects.Mass mass = reading.mass();
            boolean isStill = read(run, mass).sums().equals(reading.sums());
            Differences found = new DrillDown(run.table(), pair)
                    .in(mass.piece(), mass.rows(), run.tally().samplesWanted());
            if (isStill) {
                run.tally().differ(found.rows(), samples.of(found.first()));
            } else {
                run.tally()
                        .unsettled(found.rows().values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
            }
        }
    }
}
