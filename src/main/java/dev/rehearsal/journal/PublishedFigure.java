package dev.rehearsal.journal;

/**
 * What others published of the same strategy.
 *
 * @param measure which figure of ours it may stand beside
 * @param value as they put it
 * @param by who, of what, and what was different
 * @param link where they published it
 */
public record PublishedFigure(Measure measure, String value, String by, String link) {
    /** What was measured. */
    public enum Measure {
        /** How long the slowest request waited. */
        LONGEST_WAIT,
        /** From the moment when writes are held until they go on. */
        SWITCHOVER
    }
}
