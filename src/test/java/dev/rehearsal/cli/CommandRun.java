package dev.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rehearsal.journal.FigureTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rehearsal by the command as users give it, for whoever measures.
 *
 * @param out where its folder is
 * @param wall how long the command took in all
 */
record CommandRun(Path out, int exit, JsonNode report, Duration wall) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Runs it with these arguments; what it says goes to a file beside the folder. */
    static CommandRun of(Path out, List<String> arguments) throws Exception {
        long begun = System.nanoTime();
        int exit = new ProcessBuilder(Stream.of(
                                Stream.of("./rehearse", "run"), arguments.stream(), Stream.of("--out", out.toString()))
                        .flatMap(words -> words)
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(out.resolveSibling(out.getFileName() + ".txt").toFile())
                .start()
                .waitFor();
        Duration wall = Duration.ofNanos(System.nanoTime() - begun);
        return new CommandRun(out, exit, JSON.readTree(file(out, "report.json").toFile()), wall);
    }

    /** Whether it passed, and no request and no write got lost, doubled or stayed unknown. */
    boolean isClean() {
        return verdict().equals("PASSED")
                && count("availability", "failed") == 0
                && count("availability", "unknown") == 0
                && count("ledger", "lost") == 0
                && count("ledger", "duplicated") == 0;
    }

    /** Whether traffic was moved, so that the switchover has figures. */
    boolean hasSwitchedOver() {
        return FigureTable.asDuration(text("availability", "window.switchover.longestStall"))
                .isPresent();
    }

    String verdict() {
        return report.path("verdict").asText();
    }

    /** The longest wait of a request that arrived in the switchover. */
    Duration stall() {
        return duration("availability", "window.switchover.longestStall");
    }

    /** The machine's own longest pause in the switchover. */
    Duration hiccup() {
        return duration("availability", "window.switchover.hiccup");
    }

    long count(String check, String figure) {
        return Long.parseLong(text(check, figure));
    }

    Duration duration(String check, String figure) {
        return FigureTable.asDuration(text(check, figure)).orElseThrow();
    }

    String text(String check, String figure) {
        return report.path("checks").path(check).path("figures").path(figure).asText();
    }

    /** A file of its folder. */
    Path file(String name) throws IOException {
        return file(out, name);
    }

    private static Path file(Path out, String name) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(file -> file.endsWith(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no %s below %s".formatted(name, out)));
        }
    }
}
