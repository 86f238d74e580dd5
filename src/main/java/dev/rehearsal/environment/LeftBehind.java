package dev.rehearsal.environment;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;

/** What an environment started and could not remove again, whether it had been opened whole or in part. */
public final class LeftBehind {
    private LeftBehind() {}

    /**
     * A finding for one such thing.
     *
     * @param what one sentence, as {@link Environment#shut()} has it
     */
    public static Finding in(String environment, String what) {
        return Finding.failed(
                FindingCode.LEFT_BEHIND,
                "everything that was started is stopped and removed",
                what,
                environment,
                "run './rehearse cleanup'");
    }
}
