package dev.rehearsal.runner;

import dev.rehearsal.requests.RequestLog;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Damages what a rehearsal has written. */
final class Damage {
    private Damage() {}

    /** Puts a line that is no request in the midst of the newest request log of the test rehearsals of this name. */
    static void requestsOf(String name) {
        try (Stream<Path> all = Files.walk(Path.of("target", "rehearsals"))) {
            Path newest = all.filter(path -> path.endsWith(RequestLog.NAME))
                    .filter(path -> path.toString().contains(File.separator + name + "-"))
                    .max(Comparator.comparing(Damage::modified))
                    .orElseThrow();
            try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rw")) {
                file.seek(file.length() / 2);
                file.write("\nno request\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long modified(Path path) {
        return path.toFile().lastModified();
    }
}
