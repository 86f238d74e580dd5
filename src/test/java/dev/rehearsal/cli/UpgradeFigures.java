package dev.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rehearsal.journal.FigureTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients notice of an upgrade by clone behind PgBouncer, on containers, and how long the whole takes: {@code mvn
 * -Pfigures test -Dtest=UpgradeFigures}. On a machine that does other work too, it shows that work.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UpgradeFigures {
    private static final String OFFSET = "offset.";
    private static final Duration BESIDES = Duration.ofMillis(100);
    private static final Duration WHOLE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void ten_upgrades_from_15_to_17() throws Exception {
        List<CommandRun> runs = runs(10, "15");

        assertThat(runs).allMatch(CommandRun::isClean);
        assertThat(runs).filteredOn(UpgradeFigures::isShort).hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    void three_upgrades_from_13_to_17() throws Exception {
        assertThat(runs(3, "13")).allMatch(CommandRun::isClean);
    }

    @Test
    void the_whole_with_half_a_minute_of_load_around_the_runbook() throws Exception {
        List<CommandRun> runs = runs(1, "15", "--set", "load.warmUp=5s", "--set", "load.coolDown=5s");

        assertThat(runs).allMatch(CommandRun::isClean);
        assertThat(runs).extracting(CommandRun::wall).allMatch(wall -> wall.compareTo(WHOLE) <= 0);
    }

    /** No more than a long transaction takes in the same run, and a little besides. */
    private static boolean isShort(CommandRun run) {
        if (!run.hasSwitchedOver()) {
            return false;
        }
        Duration longTransaction = run.duration("availability", "kind.long-transaction.p50");
        return run.stall().compareTo(longTransaction.plus(BESIDES).plus(run.hiccup())) <= 0;
    }

    private List<CommandRun> runs(int count, String from, String... further) throws Exception {
        List<CommandRun> runs = new ArrayList<>();
        List<String> arguments =
                new ArrayList<>(List.of("aurora-clone-upgrade", "--on", "containers", "--set", "blue.version=" + from));
        arguments.addAll(List.of(further));
        for (int i = 1; i <= count; i++) {
            CommandRun run = CommandRun.of(folder.resolve("from-%s-%d".formatted(from, i)), arguments);
            System.out.printf("%s to 17, exit %d, %s%n", from, run.exit(), inWords(run));
            runs.add(run);
        }
        print(runs);
        return runs;
    }

    private static String inWords(CommandRun run) {
        if (!run.hasSwitchedOver()) {
            return "%s without a switchover: %s"
                    .formatted(run.verdict(), run.report().path("findings"));
        }
        return "%s: longest stall %d ms · hiccup %d ms · in maintenance %s, outside %s · %s requests · command %.1f s"
                .formatted(
                        run.verdict(),
                        run.stall().toMillis(),
                        run.hiccup().toMillis(),
                        run.text("availability", "window.maintenance.longestStall"),
                        run.text("availability", "outside.longestStall"),
                        run.text("availability", "requests"),
                        run.wall().toMillis() / 1000.0);
    }

    /** From the first held request on, each milestone's median and worst. */
    private static void print(List<CommandRun> runs) {
        Map<String, List<Duration>> offsets = new TreeMap<>();
        for (CommandRun run : runs) {
            JsonNode figures = run.report().path("checks").path("switchover").path("figures");
            for (Iterator<String> names = figures.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (name.startsWith(OFFSET)) {
                    FigureTable.asDuration(figures.path(name).asText())
                            .ifPresent(offset -> offsets.computeIfAbsent(name, any -> new ArrayList<>())
                                    .add(offset));
                }
            }
        }
        offsets.entrySet().stream()
                .sorted((one, other) -> median(one.getValue()).compareTo(median(other.getValue())))
                .forEach(each -> System.out.printf(
                        "  %-14s median %4d ms, worst %4d ms of %d%n",
                        each.getKey().substring(OFFSET.length()),
                        median(each.getValue()).toMillis(),
                        sorted(each.getValue()).get(each.getValue().size() - 1).toMillis(),
                        each.getValue().size()));
        System.out.printf(
                "  wall clock: %s s%n",
                IntStream.range(0, runs.size())
                        .mapToObj(i -> String.valueOf(runs.get(i).wall().toSeconds()))
                        .toList());
    }

    private static Duration median(List<Duration> durations) {
        return sorted(durations).get((durations.size() - 1) / 2);
    }

    private static List<Duration> sorted(List<Duration> durations) {
        return durations.stream().sorted().toList();
    }
}
