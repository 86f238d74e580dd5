package dev.rehearsal.cli.doctor;

/**
 * One thing that this machine must have, or had better have.
 *
 * @param isFine whether it is there
 * @param isNeeded whether nothing can be rehearsed without it
 * @param advice how to get what is missing; empty when nothing is
 */
public record Check(String what, String found, boolean isFine, boolean isNeeded, String advice) {
    static Check fine(String what, String found) {
        return new Check(what, found, true, true, "");
    }

    static Check needed(String what, String found, boolean isFine, String advice) {
        return new Check(what, found, isFine, true, isFine ? "" : advice);
    }

    static Check welcome(String what, String found, boolean isFine, String advice) {
        return new Check(what, found, isFine, false, isFine ? "" : advice);
    }

    public boolean isMissing() {
        return isNeeded && !isFine;
    }
}
