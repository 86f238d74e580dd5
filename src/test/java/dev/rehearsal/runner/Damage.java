package dev.rehearsal.runner;

import dev.rehearsal.requests.RequestLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Damages what a rehearsal has written. */
final class Damage {
    private Damage() {}

    /** Writes a line that is no request into the newest request log. */
    static void requests() {
        try (Stream<Path> all = Files.walk(Path.of("target", "rehearsals"))) {
            Path newest = all.filter(path -> path.endsWith(RequestLog.NAME))
                    .max(Comparator.comparing(Damage::modified))
                    .orElseThrow();
            Files.writeString(newest, "no request\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long modified(Path path) {
        return path.toFile().lastModified();
    }
}
