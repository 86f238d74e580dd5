package dev.rehearsal.requests;

import java.nio.file.Path;

/** The log of a machine's hiccups, oldest first. */
public final class HiccupLog implements AutoCloseable {
    /** What the file is called in a rehearsal's folder. */
    public static final String NAME = "hiccups.log";

    private static final HiccupFormat FORMAT = new HiccupFormat();

    private final LogWriter<Hiccup> writer;

    private HiccupLog(LogWriter<Hiccup> writer) {
        this.writer = writer;
    }

    /** Begins a log in a file that does not exist yet. */
    public static HiccupLog create(Path file) {
        return new HiccupLog(LogWriter.create(file, FORMAT));
    }

    /** Opens a log, finished, broken off or still growing, at its first hiccup. */
    public static LogReader<Hiccup> read(Path file) {
        return LogReader.open(file, FORMAT);
    }

    /**
     * Adds one hiccup.
     *
     * @throws java.io.UncheckedIOException when the file could not be written to, now or earlier
     */
    public void append(Hiccup hiccup) {
        writer.append(hiccup);
    }

    @Override
    public void close() {
        writer.close();
    }
}
