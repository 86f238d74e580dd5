package dev.rehearsal.journal;

import java.nio.file.Path;

/** A journal holds a line that is no event. */
public final class CorruptJournalException extends Exception {
    private static final long serialVersionUID = 1;

    CorruptJournalException(Path file, int line, String problem) {
        super("Read the journal %s: line %d is no event (%s). Restore the file, or rehearse again."
                .formatted(file, line, problem));
    }
}
