package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Withheld;
import dev.rehearsal.time.Durations;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateTooLateException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that was run, and given up when it took too long.
 *
 * @param isOver whether it ended by itself
 */
record Ran(boolean isOver, int exitCode, String output, String complaint) {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);
    private static final Duration LAST_WORDS_WITHIN = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Ran.class);

    static Ran of(List<String> command, String input) throws GateException, InterruptedException {
        return of(command, input, Withheld.NOTHING);
    }

    static Ran of(List<String> command, String input, Withheld withheld) throws GateException, InterruptedException {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            withheld.keepFrom(builder.environment());
            Process process = builder.start();
            CompletableFuture<String> output = read(process.getInputStream());
            CompletableFuture<String> complaint = read(process.getErrorStream());
            feed(process.getOutputStream(), input);
            try {
                // What it said is read before it is destroyed, which closes its streams.
                return process.waitFor(ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                        ? new Ran(
                                true,
                                process.exitValue(),
                                said(output),
                                said(complaint).strip())
                        : new Ran(false, -1, "", "");
            } finally {
                // What it began would go on without it, and write later what nobody wants any more.
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new GateException(
                    "run '%s' → %s → see whether it is installed here".formatted(command.get(0), e.getMessage()), e);
        }
    }

    boolean isSuccess() {
        return isOver && exitCode == 0;
    }

    /** What to throw when the program failed, with these words. */
    GateException refused(String message) {
        return isOver ? new GateException(message) : new GateTooLateException(message, ENDS_WITHIN);
    }

    /** What went wrong, in words. */
    String failure() {
        return isOver
                ? "it ended with exit code %d%s".formatted(exitCode, complaint.isEmpty() ? "" : ": " + complaint)
                : "it did not end within " + Durations.inWords(ENDS_WITHIN);
    }

    /** In a thread of its own: a program that does not read would hold up whoever writes. */
    private static void feed(OutputStream stream, String input) {
        beside(() -> {
            try (stream) {
                stream.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                LOG.debug("it ended without reading all; its exit code tells whether that was right", e);
            }
        });
    }

    private static CompletableFuture<String> read(InputStream stream) {
        CompletableFuture<String> all = new CompletableFuture<>();
        beside(() -> {
            try (stream) {
                all.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                all.complete("");
            }
        });
        return all;
    }

    private static void beside(Runnable work) {
        Thread thread = new Thread(work, "command");
        thread.setDaemon(true);
        thread.start();
    }

    /** What the program said; a process that it left behind may keep the stream open for ever. */
    private static String said(CompletableFuture<String> all) {
        return all.completeOnTimeout("", LAST_WORDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
