package dev.rehearsal.journal;

import java.util.Locale;

/** The stretches of a runbook that are measured by themselves. */
public enum WindowKind {
    /** Work on blue that may hold traffic for a moment. */
    MAINTENANCE,
    /** Traffic moves from blue to green. */
    SWITCHOVER,
    /** Traffic moves from green back to blue. */
    SWITCH_BACK;

    public boolean movesTraffic() {
        return this != MAINTENANCE;
    }

    /** As scenario files write it. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the first, second, … window of this kind is called: {@code maintenance}, {@code maintenance-2}. */
    public String numbered(int place) {
        return place == 1 ? inWords() : inWords() + "-" + place;
    }
}
