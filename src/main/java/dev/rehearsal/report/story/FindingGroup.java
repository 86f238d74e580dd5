package dev.rehearsal.report.story;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings of one kind, about which the same is to be done. */
public record FindingGroup(FindingCode code, Verdict verdict, String advice, List<Finding> findings) {
    public FindingGroup {
        findings = List.copyOf(findings);
    }

    /** In the order in which each kind was first found. */
    public static List<FindingGroup> of(List<Finding> findings) {
        Map<FindingGroup, List<Finding>> groups = new LinkedHashMap<>();
        for (Finding finding : findings) {
            FindingGroup kind = new FindingGroup(finding.code(), finding.verdict(), finding.advice(), List.of());
            groups.computeIfAbsent(kind, any -> new ArrayList<>()).add(finding);
        }
        return groups.entrySet().stream()
                .map(group -> group.getKey().with(group.getValue()))
                .toList();
    }

    private FindingGroup with(List<Finding> all) {
        return new FindingGroup(code, verdict, advice, all);
    }

    /** The one that stands for all. */
    public Finding first() {
        return findings.get(0);
    }

    public boolean isOne() {
        return findings.size() == 1;
    }

    /** What stood in the way of the step, where that was more than one thing; empty otherwise. */
    public List<String> obstacles() {
        List<String> things = first().found().lines().toList();
        return code == FindingCode.STEP_BLOCKED && things.size() > 1 ? things : List.of();
    }

    /** All of them, place by place. */
    public Grid grid() {
        return Grid.ofWords(
                "",
                List.of("where", "expected", "found"),
                findings.stream()
                        .map(finding -> List.of(finding.where(), finding.expected(), finding.found()))
                        .toList());
    }
}
