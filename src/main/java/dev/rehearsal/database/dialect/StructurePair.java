package dev.rehearsal.database.dialect;

import java.util.List;

/**
 * How two servers describe one thing.
 *
 * @param blue empty where blue has none
 * @param green empty where green has none
 */
public record StructurePair(String kind, String object, String blue, String green, int blueRelease, int greenRelease) {
    public boolean isOfKind(String... kinds) {
        return List.of(kinds).contains(kind);
    }

    /** Whether green has what this release brought, and blue has not. */
    public boolean crosses(int release) {
        return blueRelease < release && release <= greenRelease;
    }

    /** The same with the older release as blue, which it is not where traffic goes back. */
    @SuppressWarnings("ArgumentSelectionDefectChecker") // They are swapped.
    public StructurePair upwards() {
        return blueRelease <= greenRelease
                ? this
                : new StructurePair(
                        kind,
                        object,
                        /* blue= */ green,
                        /* green= */ blue,
                        /* blueRelease= */ greenRelease,
                        /* greenRelease= */ blueRelease);
    }

    public boolean areApart() {
        return blueRelease != greenRelease;
    }

    public boolean isOnBoth() {
        return !blue.isEmpty() && !green.isEmpty();
    }
}
