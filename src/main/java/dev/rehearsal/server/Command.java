package dev.rehearsal.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A short program run to its end. */
public record Command(List<String> words, Path directory) {
    private static final Logger LOG = LoggerFactory.getLogger(Command.class);
    private static final int ENDED_BY_US = -1;

    public Command {
        words = List.copyOf(words);
    }

    static Command of(String... words) {
        return new Command(List.of(words), Path.of("/"));
    }

    /** What a program said and how it ended; {@code -1} when it was ended for taking too long. */
    public record Result(int exitCode, String output) {
        public boolean isSuccess() {
            return exitCode == 0;
        }
    }

    /**
     * Runs it and returns output and errors together. The program may leave a daemon behind only if that daemon writes
     * elsewhere.
     *
     * @throws IOException when there is no such program
     * @throws InterruptedException also when the interruption came before this call; the program is not started then
     */
    public Result run(Duration within) throws IOException, InterruptedException {
        return run(within, "");
    }

    /** The same for a program that reads a little, which a system's pipe can hold. */
    public Result run(Duration within, String input) throws IOException, InterruptedException {
        // Waiting for a program that has ended meanwhile does not look for an interruption.
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before '%s' was run".formatted(this));
        }
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
        // PGDATA, PGPORT and their like would steer the programs elsewhere.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        Process process = builder.start();
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        say(input, process);
        try {
            if (process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Result(process.exitValue(), output.join());
            }
            end(process);
            return new Result(ENDED_BY_US, output.join());
        } catch (InterruptedException e) {
            end(process);
            throw e;
        }
    }

    /** A program that has ended already says why by its exit code. */
    private static void say(String input, Process process) {
        try (OutputStream stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("{} did not read its input: {}", process.pid(), e.getMessage());
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String text(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(its output could not be read: " + e + ")";
        }
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
