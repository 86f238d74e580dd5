package dev.rehearsal.requests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes a log. Appending only fills a buffer; a thread of its own writes it out every {@value #FLUSH_MILLIS} ms, so a
 * slow disk delays no client until the buffer is full, and from then on holds clients back instead of growing. What was
 * written out survives the death of the process. Safe for many threads.
 */
final class LogWriter<R> implements AutoCloseable {
    private static final int FLUSH_MILLIS = 50;
    private static final int BUFFER = 1024 * 1024;

    private final Path file;
    private final LogFormat<R> format;
    private final FileChannel channel;
    private final Thread writing;
    private volatile boolean isClosed;
    private volatile Optional<IOException> failure = Optional.empty();
    private ByteBuffer filling = ByteBuffer.allocate(BUFFER);
    private ByteBuffer spare = ByteBuffer.allocate(BUFFER);

    private LogWriter(Path file, LogFormat<R> format, FileChannel channel) {
        this.file = file;
        this.format = format;
        this.channel = channel;
        this.writing = new Thread(this::writeUntilClosed, "writer of " + file.getFileName());
        writing.setDaemon(true);
    }

    /** Begins a log in a file that does not exist yet. */
    static <R> LogWriter<R> create(Path file, LogFormat<R> format) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            LogWriter<R> writer = new LogWriter<>(file, format, channel);
            writer.put(format.header());
            writer.writing.start();
            return writer;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + file, e);
        }
    }

    /**
     * Adds one record.
     *
     * @throws UncheckedIOException when the file could not be written to, now or earlier
     */
    void append(R record) {
        put(format.line(record));
    }

    private void put(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        while (!fits(bytes)) {
            LockSupport.unpark(writing);
            LockSupport.parkNanos(FLUSH_MILLIS * 100_000L);
        }
    }

    private synchronized boolean fits(byte[] bytes) {
        refuseAfterFailure();
        if (isClosed) {
            throw new IllegalStateException(file + " is closed");
        }
        if (filling.remaining() < bytes.length) {
            return false;
        }
        if (filling.position() == 0) {
            LockSupport.unpark(writing);
        }
        filling.put(bytes);
        return true;
    }

    private void writeUntilClosed() {
        try {
            boolean isLast = false;
            while (!isLast) {
                if (!isClosed && isEmpty()) {
                    LockSupport.park();
                }
                if (!isClosed) {
                    LockSupport.parkNanos(FLUSH_MILLIS * 1_000_000L);
                }
                // Nothing is appended once closed, so a write that begins after that is the last.
                isLast = isClosed;
                writeOut();
            }
        } catch (IOException e) {
            failure = Optional.of(e);
        }
    }

    private void writeOut() throws IOException {
        ByteBuffer full = swap().flip();
        while (full.hasRemaining()) {
            channel.write(full);
        }
        spare = full.clear();
    }

    private synchronized boolean isEmpty() {
        return filling.position() == 0;
    }

    private synchronized ByteBuffer swap() {
        ByteBuffer full = filling;
        filling = spare;
        return full;
    }

    private void refuseAfterFailure() {
        failure.ifPresent(e -> {
            throw new UncheckedIOException("cannot write to " + file, e);
        });
    }

    /** Writes what is left and ends; harmless when closed already. */
    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
        }
        LockSupport.unpark(writing);
        try {
            writing.join();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refuseAfterFailure();
    }
}
