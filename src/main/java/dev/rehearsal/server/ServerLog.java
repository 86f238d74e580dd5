package dev.rehearsal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a server says, in a file that grows over all its starts. */
record ServerLog(Path path) {
    long size() {
        return path.toFile().length();
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
