package dev.rehearsal.journal;

import java.nio.file.Path;

/** The folder of one rehearsal, {@code reports/<scenario>/<time>/}, and where things lie in it. */
public record RehearsalFolder(Path path) {
    public Path journal() {
        return path.resolve("journal.jsonl");
    }

    /** Every request, as the load recorded it. */
    public Path requests() {
        return path.resolve("load").resolve("requests.log");
    }

    /** The machine's hiccups beside the load. */
    public Path hiccups() {
        return path.resolve("load").resolve("hiccups.log");
    }

    /** What the load generator writes. */
    public Path load() {
        return path.resolve("load");
    }

    /** The logs of what was started: servers, applications. */
    public Path logs() {
        return path.resolve("logs");
    }
}
