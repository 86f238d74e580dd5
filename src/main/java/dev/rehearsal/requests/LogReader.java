package dev.rehearsal.requests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a log from its beginning, one record at a time, in a few hundred kilobytes however long the log is. A last line
 * without an end is what a crash left, or is still being written: it is passed over until its end is there, so the same
 * reader follows a log that grows. Used by one thread.
 */
public final class LogReader<R> implements AutoCloseable {
    private static final int LONGEST_LINE = 256 * 1024;

    private final Path file;
    private final LogFormat<R> format;
    private final FileChannel channel;
    private final byte[] bytes = new byte[LONGEST_LINE];
    private final Fields fields = new Fields();
    private int start;
    private int scanned;
    private int filled;
    private long line;
    private long offset;

    private LogReader(Path file, LogFormat<R> format, FileChannel channel) {
        this.file = file;
        this.format = format;
        this.channel = channel;
    }

    /** Opens a log, finished, broken off or still growing, at its first record. */
    public static <R> LogReader<R> open(Path file, LogFormat<R> format) {
        try {
            return new LogReader<>(file, format, FileChannel.open(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open %s to read each %s".formatted(file, format.noun()), e);
        }
    }

    /**
     * The next record; empty when there is none yet, and then worth asking again if the log still grows.
     *
     * @throws CorruptLogException when the next line is no record
     */
    public Optional<R> next() throws CorruptLogException {
        if (line == 0 && !passHeader()) {
            return Optional.empty();
        }
        int end = endOfLine();
        if (end < 0) {
            return Optional.empty();
        }
        try {
            fields.begin(bytes, start, end);
            R record = format.parse(fields);
            fields.finish();
            passLine(end);
            return Optional.of(record);
        } catch (MalformedLineException e) {
            throw corrupt("is no %s (%s)".formatted(format.noun(), e.getMessage()));
        }
    }

    /** Hands every record from here to the end to {@code each}. */
    public void forEach(Consumer<? super R> each) throws CorruptLogException {
        for (Optional<R> record = next(); record.isPresent(); record = next()) {
            each.accept(record.get());
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }

    private boolean passHeader() throws CorruptLogException {
        int end = endOfLine();
        if (end < 0) {
            return false;
        }
        String found = new String(bytes, start, Math.min(end - start, 200), StandardCharsets.UTF_8);
        if (!found.equals(format.header())) {
            throw corrupt("is '%s', where '%s' should stand".formatted(found, format.header()));
        }
        passLine(end);
        return true;
    }

    /** Where the present line ends, or -1 when its end is not in the file yet. */
    private int endOfLine() throws CorruptLogException {
        while (true) {
            while (scanned < filled) {
                if (bytes[scanned] == '\n') {
                    return scanned;
                }
                scanned++;
            }
            if (!fill()) {
                return -1;
            }
        }
    }

    private boolean fill() throws CorruptLogException {
        System.arraycopy(bytes, start, bytes, 0, filled - start);
        filled -= start;
        scanned -= start;
        start = 0;
        if (filled == bytes.length) {
            throw corrupt("is longer than %d bytes".formatted(LONGEST_LINE));
        }
        try {
            int read = channel.read(ByteBuffer.wrap(bytes, filled, bytes.length - filled));
            filled += Math.max(read, 0);
            return read > 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void passLine(int end) {
        offset += end + 1 - start;
        line++;
        start = end + 1;
        scanned = start;
    }

    private CorruptLogException corrupt(String problem) {
        return new CorruptLogException(file, line + 1, offset, problem);
    }
}
