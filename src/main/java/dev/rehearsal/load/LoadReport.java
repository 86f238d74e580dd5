package dev.rehearsal.load;

import dev.rehearsal.jvm.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
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

    /** A report that is being made. For one thread. Closing it ends that, done or not. */
    public record Making(Process engine, Path run) implements AutoCloseable {
        /** Waits a minute at most; whether it is made. Where it is not, only its log is left. */
        public boolean await() {
            boolean isMade = false;
            try {
                isMade = engine.waitFor(WITHIN.toSeconds(), TimeUnit.SECONDS) && engine.exitValue() == 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!isMade) {
                abandon();
            }
            return isMade;
        }

        private void abandon() {
            engine.destroyForcibly().onExit().join();
            LOG.info("the engine made no report in {}", run);
            try (Stream<Path> made = Files.walk(run)) {
                for (Path each : made.sorted(Comparator.reverseOrder()).toList()) {
                    if (!each.equals(run) && !each.equals(log(run))) {
                        Files.delete(each);
                    }
                }
            } catch (IOException e) {
                LOG.info("half a report is left in {}", run, e);
            }
        }

        @Override
        public void close() {
            if (engine.isAlive()) {
                abandon();
            }
        }
    }

    /** Begins to make it, unless it is there or cannot be made. */
    public Optional<Making> begin() {
        try {
            Optional<Path> run = run();
            if (run.isPresent() && Files.size(log(run.get())) <= MOST_BYTES) {
                return Optional.of(new Making(engine(run.get()), run.get()));
            }
        } catch (IOException e) {
            LOG.info("cannot make the load's own report in {}", folder.gatling(), e);
        }
        return Optional.empty();
    }

    /** The engine's folder of its one run, when its log waits there for a report. */
    private Optional<Path> run() throws IOException {
        if (!Files.isDirectory(folder.gatling())) {
            return Optional.empty();
        }
        try (Stream<Path> runs = Files.list(folder.gatling())) {
            return runs.filter(run -> Files.exists(log(run)) && !Files.exists(page(run)))
                    .findFirst();
        }
    }

    private static Path log(Path run) {
        return run.resolve("simulation.log");
    }

    private static Path page(Path run) {
        return run.resolve("index.html");
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
