package dev.rehearsal.requests;

import java.nio.file.Path;

/**
 * The log of every request of a rehearsal, in the order in which they ended, which is not the order of their numbers.
 * Safe for many threads: whoever made a request appends it, and it is on disk within 100 ms.
 */
public final class RequestLog implements AutoCloseable {
    /** What the file is called in a rehearsal's folder. */
    public static final String NAME = "requests.log";

    private static final RequestFormat FORMAT = new RequestFormat();

    private final LogWriter<Request> writer;

    private RequestLog(LogWriter<Request> writer) {
        this.writer = writer;
    }

    /** Begins a log in a file that does not exist yet. */
    public static RequestLog create(Path file) {
        return new RequestLog(LogWriter.create(file, FORMAT));
    }

    /** Opens a log, finished, broken off or still growing, at its first request. */
    public static LogReader<Request> read(Path file) {
        return LogReader.open(file, FORMAT);
    }

    /**
     * Adds one request.
     *
     * @throws java.io.UncheckedIOException when the file could not be written to, now or earlier
     */
    public void append(Request request) {
        writer.append(request);
    }

    @Override
    public void close() {
        writer.close();
    }
}
