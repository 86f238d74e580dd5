package dev.rehearsal.requests;

import dev.rehearsal.requests.Schedule.Stage;
import java.nio.file.Path;

/** The log of a load's stages, oldest first. Safe for many threads. */
public final class RateLog implements AutoCloseable {
    /** What the file is called in a rehearsal's folder. */
    public static final String NAME = "rates.log";

    private static final RateFormat FORMAT = new RateFormat();

    private final LogWriter<Stage> writer;

    private RateLog(LogWriter<Stage> writer) {
        this.writer = writer;
    }

    /** Begins a log in a file that does not exist yet. */
    public static RateLog create(Path file) {
        return new RateLog(LogWriter.create(file, FORMAT));
    }

    /** Opens a log, finished, broken off or still growing, at its first stage. */
    public static LogReader<Stage> read(Path file) {
        return LogReader.open(file, FORMAT);
    }

    /**
     * Adds one stage.
     *
     * @throws java.io.UncheckedIOException when the file could not be written to, now or earlier
     */
    public void append(Stage stage) {
        writer.append(stage);
    }

    @Override
    public void close() {
        writer.close();
    }
}
