package dev.rehearsal.server.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The number by which a standby tells that a server is not its own primary. initdb draws one for every data folder;
 * here a copy gets another, so that copies are the strangers they would be had each been made by initdb. The number is
 * the first thing in the control file, and stands again in the head of each file of the write-ahead log.
 * (ControlFileData in PostgreSQL's pg_control.h, XLogLongPageHeaderData in its xlog_internal.h)
 *
 * @param data a data folder in which no server runs
 */
record SystemIdentifier(Path data) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int IN_LOG_AT = 24;

    void renew() throws IOException {
        Path control = data.resolve("global/pg_control");
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(control)).order(ByteOrder.nativeOrder());
        int checksumAt = checksumAt(content, control);
        long old = content.getLong(0);
        long fresh = RANDOM.nextLong() >>> 1;
        for (Path file : log()) {
            renewInLog(file, old, fresh);
        }
        content.putLong(0, fresh).putInt(checksumAt, checksum(content, checksumAt));
        Files.write(control, content.array(), StandardOpenOption.WRITE);
    }

    /** The checksum of everything before it; how much that is differs between versions. */
    private static int checksumAt(ByteBuffer content, Path control) throws IOException {
        for (int at = Long.BYTES; at + Integer.BYTES <= content.capacity(); at += Integer.BYTES) {
            if (content.getInt(at) == checksum(content, at)) {
                return at;
            }
        }
        throw new IOException(control + " has no checksum where one is known to be");
    }

    private static int checksum(ByteBuffer content, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(content.slice(0, length));
        return (int) checksum.getValue();
    }

    private static void renewInLog(Path file, long old, long fresh) throws IOException {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
            channel.position(IN_LOG_AT).read(number);
            if (number.getLong(0) != old) {
                throw new IOException(file + " is of another server's log");
            }
            number.clear().putLong(fresh).flip();
            channel.position(IN_LOG_AT).write(number);
        }
    }

    private List<Path> log() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("pg_wal"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
