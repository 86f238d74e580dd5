package dev.rehearsal.time;

/** One look at something awaited: whether it has come, and what was seen, in words. */
public record Observation(boolean isThere, String seen) {
    public static Observation there() {
        return new Observation(true, "there");
    }

    public static Observation notYet(String seen) {
        return new Observation(false, seen);
    }

    public static Observation of(boolean isThere, String seenOtherwise) {
        return new Observation(isThere, isThere ? "there" : seenOtherwise);
    }
}
