package dev.rehearsal.journal;

import java.util.Collection;
import java.util.Comparator;

/** What a check, or a whole rehearsal, concluded; from best to worst. */
public enum Verdict {
    PASSED,
    /** A check could not finish, so nothing is known either way. */
    UNKNOWN,
    FAILED;

    /** The worst of the given verdicts; passing when there are none. */
    public static Verdict worst(Collection<Verdict> verdicts) {
        return verdicts.stream().max(Comparator.naturalOrder()).orElse(PASSED);
    }
}
