package dev.rehearsal.journal;

/**
 * Something that blue and green describe differently.
 *
 * @param kind what it is, such as {@code index} or {@code view}
 * @param object its name, qualified and quoted
 * @param blue how blue describes it; empty where blue has none
 * @param green how green describes it; empty where green has none
 * @param reason why this is as it should be between these versions; empty for a real difference
 */
public record SchemaDifference(String kind, String object, String blue, String green, String reason) {
    /** Whether the servers' versions account for it. */
    public boolean explained() {
        return !reason.isEmpty();
    }
}
