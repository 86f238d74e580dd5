package dev.rehearsal.step.postgres;

import java.util.List;

import static java.util.stream.Collectors.joining;

/** What a check found, one thing at least. */
record Remark(Precheck check, String on, List<String> found) {
    private static final int SHOWN = 5;

    Remark {
        found = List.copyOf(found);
    }

    /** What it means and what to do about it. */
    String inWords() {
        return "upgrade %s → it has %s: %s → %s".formatted(on, check.what(), things(), check.advice());
    }

    String asBlocker() {
        return "%s, or accept '%s'".formatted(inWords(), check.code());
    }

    /** The things themselves; of many the first ones, and how many there are. */
    String things() {
        String first = found.stream().limit(SHOWN).collect(joining(", "));
        return found.size() > SHOWN ? "%s and %d more".formatted(first, found.size() - SHOWN) : first;
    }
}
