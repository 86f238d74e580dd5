package dev.rehearsal.load;

import dev.rehearsal.jvm.ChildJvm;
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

    /** A report that is being made. For one thread at a time. Closing it ends that, done or not. */
    public static final class Making implements AutoCloseable {
        private final Optional<Process> engine;

        private Making(Optional<Process> engine) {
            this.engine = engine;
        }

        /** Waits until it is made, or cannot be; whether there is a new report. */
        public boolean await() {
            try {
                boolean isMade = engine.isPresent()
                        && engine.get().waitFor(WITHIN.toSeconds(), TimeUnit.SECONDS)
                        && engine.get().exitValue() == 0;
                if (!isMade && engine.isPresent()) {
                    LOG.info("the engine made no report");
                }
                return isMade;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void close() {
            engine.ifPresent(Process::destroyForcibly);
        }
    }

    /** Begins to make it, unless it is there; where it cannot be made, there is none. */
    public Making begin() {
        try {
            Optional<Path> run = run();
            boolean isWorthIt = run.isPresent() && Files.size(log(run.get())) <= MOST_BYTES;
            return new Making(isWorthIt ? Optional.of(engine(run.get())) : Optional.empty());
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

    private Process engine(Path run) throws IOException {
        return new ProcessBuilder(command(run))
                .redirectErrorStream(true)
                .redirectOutput(folder.gatling().resolve("report.log").toFile())
                .start();
    }

    private List<String> command(Path run) {
        return Stream.of(
                        LoadCommand.java(),
                        List.of(
                                "-Dlogback.configurationFile=dev/rehearsal/load/logback.xml",
                                "-Dgatling.data.enableAnalytics=false",
                                "-cp",
                                ChildJvm.classPath(),
                                "io.gatling.app.Gatling",
                                "-ro",
                                String.valueOf(run.getFileName()),
                                "-rf",
                                folder.gatling().toAbsolutePath().toString()))
                .flatMap(List::stream)
                .toList();
    }
}
