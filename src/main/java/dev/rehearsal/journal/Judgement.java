package dev.rehearsal.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a check concluded.
 *
 * @param check its name, such as {@code availability}
 * @param figures what it measured, by name, in the order in which they are worth reading; durations look like
 *     {@code 41.2 ms}, counts like {@code 24000}
 */
public record Judgement(String check, List<Finding> findings, Map<String, String> figures) {
    public Judgement {
        findings = List.copyOf(findings);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** This judgement under another name. */
    public Judgement named(String other) {
        return new Judgement(other, findings, figures);
    }

    public Verdict verdict() {
        return Verdict.worst(findings.stream().map(Finding::verdict).toList());
    }

    /** Writes down the findings, then the figures. */
    public void tell(Journal journal) {
        findings.forEach(journal::found);
        journal.append(new Event.Judged(journal.now(), check, verdict(), figures));
    }
}
