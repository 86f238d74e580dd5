package dev.rehearsal.application;

import dev.rehearsal.jvm.ChildJvm;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One process of the reference application. It ends when this process does, even if that is killed. */
final class ApplicationProcess implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final Duration END_WITHIN = Duration.ofSeconds(2);

    private final ApplicationSettings settings;
    private final Path log;
    private final Process process;
    private Ready ready = new Ready(0, 0);

    private ApplicationProcess(ApplicationSettings settings, Path log, Process process) {
        this.settings = settings;
        this.log = log;
        this.process = process;
    }

    static ApplicationProcess start(ApplicationSettings settings, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command());
        // Processes that come after one another share a log.
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = builder.start();
        OutputStream input = process.getOutputStream();
        input.write(settings.written().getBytes(StandardCharsets.UTF_8));
        input.flush();
        return new ApplicationProcess(settings, log, process);
    }

    /**
     * A terminal sends its Ctrl-C to every process it started, and who cancels a job may send SIGTERM to a whole group.
     * The shell has both ignored, and a JVM that inherits that leaves it so: it is for the rehearsal to end its
     * application, after traffic has been seen to.
     */
    private static List<String> command() {
        return Stream.of(
                        List.of("sh", "-c", "trap '' INT TERM; exec \"$@\"", "sh"),
                        ChildJvm.command("-Xmx192m", "-Dlogback.configurationFile=application-logback.xml"),
                        List.of("-cp", ChildJvm.classPath(), ApplicationMain.class.getName()))
                .flatMap(List::stream)
                .toList();
    }

    void awaitReady(Deadline deadline) throws InterruptedException, IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        Await.until("'%s' to take requests".formatted(settings.member()), deadline, LOOK_EVERY, () -> {
            if (output.ready()) {
                return look(String.valueOf(output.readLine()));
            }
            death().ifPresent(reason -> {
                throw new IllegalStateException(reason);
            });
            return Observation.notYet("it is starting; its log is " + log);
        });
    }

    private Observation look(String line) {
        Optional<Ready> said = Ready.parse(line);
        said.ifPresent(each -> ready = each);
        return Observation.of(said.isPresent(), "it said '%s'".formatted(line));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + ready.port());
    }

    URI adminUrl() {
        return URI.create("http://127.0.0.1:" + ready.adminPort());
    }

    long pid() {
        return process.pid();
    }

    /** Why it no longer runs; empty while it does. */
    Optional<String> death() {
        return process.isAlive()
                ? Optional.empty()
                : Optional.of("'%s' ended with exit code %d; the last line of its log %s: %s"
                        .formatted(settings.member(), process.exitValue(), log, lastLine()));
    }

    private String lastLine() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "it is empty" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "unreadable (" + e.getMessage() + ")";
        }
    }

    /** Closes its lifeline; it ends at once. */
    void askToEnd() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        askToEnd();
        try {
            if (!process.waitFor(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
