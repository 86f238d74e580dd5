package dev.rehearsal.journal;

import java.nio.file.Path;

/** The folder of one rehearsal, {@code reports/<scenario>/<time>/}. */
public record RehearsalFolder(Path path) {
    public Path journal() {
        return path.resolve("journal.jsonl");
    }

    /** The logs of what was started: servers, applications. */
    public Path logs() {
        return path.resolve("logs");
    }
}
