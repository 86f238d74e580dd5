package dev.rehearsal.step;

import dev.rehearsal.journal.Verdict;
import java.util.List;

/** What a step's effect looks like from outside, against what it should be. */
public record Verification(Verdict verdict, String expected, String found) {
    public static Verification holds(String found) {
        return new Verification(Verdict.PASSED, "", found);
    }

    public static Verification fails(String expected, String found) {
        return new Verification(Verdict.FAILED, expected, found);
    }

    /** Holds when there are no problems; else fails with all of them. */
    public static Verification without(List<String> problems, String expected) {
        return problems.isEmpty() ? holds(expected) : fails(expected, String.join("; ", problems));
    }

    public boolean isPassed() {
        return verdict == Verdict.PASSED;
    }
}
