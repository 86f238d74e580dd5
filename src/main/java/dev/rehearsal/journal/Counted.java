package dev.rehearsal.journal;

/**
 * How many of something, as a sentence says it: {@code 1 row}, {@code 2,000 rows}.
 *
 * @param one what a single one is called
 * @param many what any other number is called
 */
public record Counted(long count, String one, String many) {
    @Override
    public String toString() {
        return "%,d %s".formatted(count, count == 1 ? one : many);
    }
}
