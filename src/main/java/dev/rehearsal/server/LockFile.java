package dev.rehearsal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The file in which a postmaster writes down itself: its number first, when it started in the third line. */
public record LockFile(Path path) {
    private static final int START = 2;

    public static LockFile in(Path data) {
        return new LockFile(data.resolve("postmaster.pid"));
    }

    /** The process it names; empty while the file is not written to its end, or gone. */
    public Optional<ProcessRecord> read(String what) throws IOException {
        List<String> lines = Files.exists(path) ? Files.readAllLines(path) : List.of();
        if (lines.size() <= START) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(lines.get(0).strip());
            Instant start =
                    Instant.ofEpochSecond(Long.parseLong(lines.get(START).strip()));
            return Optional.of(new ProcessRecord(pid, start, "QUIT", what));
        } catch (NumberFormatException e) {
            throw new IOException(path + " is no record of a process", e);
        }
    }

    /** Takes away what a killed postmaster left, since its number may still be taken, by its own remains. */
    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new ServerException("delete " + path, e, "delete it by hand");
        }
    }
}
