package dev.rehearsal.requests;

import java.nio.file.Path;

/** A log holds something that was never written there. The message says: which file, where, what is wrong. */
public final class CorruptLogException extends Exception {
    private static final long serialVersionUID = 1;

    CorruptLogException(Path file, long line, long offset, String problem) {
        super("Read %s: line %d, at byte %d, %s. Restore the file, or rehearse again."
                .formatted(file, line, offset, problem));
    }
}
