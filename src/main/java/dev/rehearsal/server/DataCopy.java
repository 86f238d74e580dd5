package dev.rehearsal.server;

import java.io.IOException;
import java.nio.file.Path;

/** What the copy of a data folder becomes, filled from one thread. Paths are relative to the data folder. */
public interface DataCopy {
    void folder(Path path) throws IOException;

    /**
     * The file as it is now, which may grow, shrink or go while it is read.
     *
     * @throws java.nio.file.NoSuchFileException naming the source when it has gone
     */
    void file(Path path, Path source) throws IOException;

    void text(Path path, String text) throws IOException;
}
