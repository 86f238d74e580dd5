package dev.rehearsal.server.postgres;

import dev.rehearsal.server.LogTail;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a server says, in a file that grows over all its starts. */
record ServerLog(Path path) {
    long size() {
        return path.toFile().length();
    }

    /** So many bytes of its end at most. */
    LogTail tail(int bytes) throws IOException {
        if (Files.notExists(path)) {
            return LogTail.NOTHING;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long size = file.length();
            byte[] read = new byte[(int) Math.min(size, bytes)];
            file.seek(size - read.length);
            file.readFully(read);
            return LogTail.cut(
                    size,
                    Files.getLastModifiedTime(path).toInstant(),
                    new String(read, StandardCharsets.UTF_8),
                    size == read.length);
        }
    }

    /** What was said since the file had that size; nothing where it cannot be read. */
    String since(long size) {
        try {
            String all = Files.exists(path) ? Files.readString(path) : "";
            return all.substring((int) Math.min(size, all.length())).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
