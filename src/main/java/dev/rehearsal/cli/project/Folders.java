package dev.rehearsal.cli.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folders of rehearsals. */
final class Folders {
    private static final Logger LOG = LoggerFactory.getLogger(Folders.class);

    private Folders() {}

    /** Points the link {@code latest} beside the folder at it; where links cannot be made there is none. */
    static void callLatest(Path folder) {
        Path latest = folder.resolveSibling("latest");
        try {
            Files.deleteIfExists(latest);
            Files.createSymbolicLink(latest, folder.getFileName());
        } catch (IOException | UnsupportedOperationException e) {
            LOG.info("{} does not point at {}", latest, folder, e);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
