package dev.rehearsal.step.postgres.care;

import dev.rehearsal.step.Few;
import java.util.List;

/** What a check found, one thing at least. */
record PrecheckResult(Precheck check, String on, List<String> found) {
    PrecheckResult {
        found = List.copyOf(found);
    }

    /** What it means and what to do about it. */
    String inWords() {
        return "upgrade %s → it has %s: %s → %s".formatted(on, check.what(), things(), check.advice());
    }

    String asBlocker() {
        return "%s (%s): %s, or write 'accept: [%s]' at check-upgrade-readiness"
                .formatted(check.code(), check.kinds().inWords(), inWords(), check.code());
    }

    /** The things themselves; of many the first ones, and how many there are. */
    String things() {
        return new Few(found).toString();
    }
}
