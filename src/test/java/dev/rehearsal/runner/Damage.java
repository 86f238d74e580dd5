package dev.rehearsal.runner;

import dev.rehearsal.requests.RequestLog;
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

    /** Puts a line that is no request in the place of an early one of the newest request log. */
    static void requests() {
        try (Stream<Path> all = Files.walk(Path.of("target", "rehearsals"))) {
            Path newest = all.filter(path -> path.endsWith(RequestLog.NAME))
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
