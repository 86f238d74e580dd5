package dev.rehearsal.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine's own report, made by the engine from its own log. Nothing is judged by it. */
public record LoadReport(LoadFolder folder) {
    private static final Logger LOG = LoggerFactory.getLogger(LoadReport.class);
    private static final Duration WITHIN = Duration.ofMinutes(1);
    /** A few million requests; beyond, nobody would wait for it. */
    private static final long MOST_BYTES = 200L << 20;

    /** Makes it, unless it is there; where it cannot be made, there is none. */
    public void write() {
        try {
            Optional<Path> run = run();
            if (run.isPresent() && Files.size(log(run.get())) <= MOST_BYTES) {
                make(run.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the load's own report in " + folder.gatling(), e);
        }
    }

    /** The engine's folder of its one run, when its log waits there for a report. */
    private Optional<Path> run() throws IOException {
        if (!Files.isDirectory(folder.gatling())) {
            return Optional.empty();
        }
        try (Stream<Path> runs = Files.list(folder.gatling())) {
            return runs.filter(run -> Files.exists(log(run)) && !Files.exists(run.resolve("index.html")))
                    .findFirst();
        }
    }

    private static Path log(Path run) {
        return run.resolve("simulation.log");
    }

    private void make(Path run) throws IOException {
        Process engine = new ProcessBuilder(command(run))
                .redirectErrorStream(true)
                .redirectOutput(folder.gatling().resolve("report.log").toFile())
                .start();
        try {
            if (!engine.waitFor(WITHIN.toSeconds(), TimeUnit.SECONDS) || engine.exitValue() != 0) {
                LOG.info("the engine made no report of {}", run);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            engine.destroyForcibly();
        }
    }

    private List<String> command(Path run) {
        return Stream.of(
                        LoadCommand.java(),
                        List.of(
                                "-Dlogback.configurationFile=dev/rehearsal/load/logback.xml",
                                "-Dgatling.data.enableAnalytics=false",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.gatling.app.Gatling",
                                "-ro",
                                String.valueOf(run.getFileName()),
                                "-rf",
                                folder.gatling().toAbsolutePath().toString()))
                .flatMap(List::stream)
                .toList();
    }
}
