package dev.rehearsal.load;

import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.Figures;
import dev.rehearsal.requests.LiveFigures;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A load under way. Closing it ends its process at once; {@link #stop} lets every request end first. */
public final class RunningLoad implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final int LAST_LINES = 30;

    private final LoadSettings settings;
    private final Process process;
    private final LiveFigures figures;
    private boolean isStopping;

    RunningLoad(LoadSettings settings, Process process) {
        this.settings = settings;
        this.process = process;
        this.figures = new LiveFigures(settings.folder().rehearsal(), Clock.systemUTC());
    }

    /** Where its logs are. */
    public LoadFolder folder() {
        return settings.folder();
    }

    /**
     * From now on sends so many requests per second, at most those that it was made for.
     *
     * @throws LoadBrokenException when its process no longer listens
     */
    public synchronized void send(double perSecond) throws LoadBrokenException {
        ask("%s %s".formatted(LoadOrder.RATE.word(), perSecond), "Send %.1f requests/s".formatted(perSecond));
    }

    public long processId() {
        return process.pid();
    }

    /** How it is doing now. Safe for many threads. */
    public synchronized Figures figures() throws LoadBrokenException {
        try {
            return figures.now();
        } catch (CorruptLogException e) {
            throw new LoadBrokenException("Follow the load → %s".formatted(e.getMessage()));
        }
    }

    /**
     * Makes sure that the load goes on.
     *
     * @throws LoadBrokenException when its process ended although nobody stopped it
     */
    public synchronized void ensureRunning() throws LoadBrokenException {
        if (!isStopping && !process.isAlive()) {
            throw new LoadBrokenException("Keep the load going → the load's process ended with exit code %d: %s → %s"
                    .formatted(process.exitValue(), lastWords(), advice()));
        }
    }

    /**
     * Stops the load: nothing more is sent, and every request that was sent ends and is recorded.
     *
     * @throws LoadBrokenException when the process ended otherwise than by this call; its log is complete up to there
     * @throws TimedOutException when requests were still unanswered at the deadline; the process has ended all the same
     */
    public void stop(Deadline deadline) throws LoadBrokenException, InterruptedException {
        ensureRunning();
        askToStop();
        try {
            Await.until(
                    "the load's last answers",
                    deadline,
                    LOOK_EVERY,
                    () -> Observation.of(
                            !process.isAlive(),
                            "%d requests unanswered".formatted(figures().inFlight())));
        } finally {
            close();
        }
        if (process.exitValue() != 0) {
            throw new LoadBrokenException("Stop the load → its process ended with exit code %d: %s → see %s."
                    .formatted(process.exitValue(), lastWords(), folder().output()));
        }
    }

    /** Ends the process and, with it, whatever is unanswered; harmless when it has ended. */
    @Override
    public synchronized void close() {
        isStopping = true;
        process.destroyForcibly();
        process.onExit().join();
        figures.close();
    }

    private synchronized void askToStop() throws LoadBrokenException {
        isStopping = true;
        ask(LoadOrder.STOP.word(), "Stop the load");
    }

    private void ask(String order, String attempted) throws LoadBrokenException {
        try {
            process.getOutputStream().write((order + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new LoadBrokenException("%s → its process no longer listens (%s): %s → see %s."
                    .formatted(attempted, e.getMessage(), lastWords(), folder().output()));
        }
    }

    private String advice() {
        return process.exitValue() == 0
                ? "raise load.atMost (%s) above the length of the rehearsal.".formatted(settings.atMost())
                : "see %s.".formatted(folder().output());
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(folder().output());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(its output cannot be read: %s)".formatted(e.getMessage());
        }
    }
}
