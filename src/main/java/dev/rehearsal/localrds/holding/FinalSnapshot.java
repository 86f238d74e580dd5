package dev.rehearsal.localrds.holding;

import dev.rehearsal.localrds.answer.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether whoever deletes something wants a last snapshot of it, which RDS makes them say. */
public final class FinalSnapshot {
    private FinalSnapshot() {}

    /** The name it is to have; empty when none is wanted. */
    public static Optional<String> wanted(@Nullable Boolean isSkipped, @Nullable String name) {
        if (Boolean.TRUE.equals(isSkipped) && name != null) {
            throw Refusal.combination("FinalDBSnapshotIdentifier can not be specified when SkipFinalSnapshot is true.");
        }
        if (!Boolean.TRUE.equals(isSkipped) && name == null) {
            throw Refusal.combination("FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
        }
        return Optional.ofNullable(name);
    }
}
