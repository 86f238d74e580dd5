package dev.rehearsal.check.parity;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.SchemaDifference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Differences in structure as findings: not more of a kind than somebody reads, but all of them counted. */
final class SchemaFindings {
    private static final int MOST_OF_A_KIND = 5;
    private static final int WIDEST = 160;
    /** How much of what is the same is told before a difference. */
    private static final int BEFORE = 40;

    private static final String APPLY =
            "apply the statement that made it on blue to green too, and keep structure unchanged during the upgrade";

    private SchemaFindings() {}

    static List<Finding> of(List<SchemaDifference> differences) {
        Map<String, List<SchemaDifference>> byKind = new LinkedHashMap<>();
        differences.forEach(difference -> byKind.computeIfAbsent(difference.kind(), any -> new ArrayList<>())
                .add(difference));
        List<Finding> findings = new ArrayList<>();
        byKind.forEach((kind, each) -> {
            each.stream().limit(MOST_OF_A_KIND).map(SchemaFindings::finding).forEach(findings::add);
            if (each.size() > MOST_OF_A_KIND) {
                findings.add(more(kind, each.size()));
            }
        });
        return List.copyOf(findings);
    }

    static List<Finding> of(Map<String, String> unread) {
        return unread.entrySet().stream()
                .map(kind -> Finding.unknown(
                        code(kind.getKey()),
                        "every %s to be compared".formatted(kind.getKey()),
                        kind.getValue(),
                        kind.getKey(),
                        "compare again as somebody who may read it, while nobody locks it"))
                .toList();
    }

    private static Finding finding(SchemaDifference difference) {
        return Finding.failed(
                code(difference.kind()),
                inWords(difference.blue(), difference.green()) + ", as on blue",
                inWords(difference.green(), difference.blue()),
                "%s %s".formatted(difference.kind(), difference.object()),
                advice(difference.kind()));
    }

    private static Finding more(String kind, int all) {
        return Finding.failed(
                code(kind),
                "every %s as on blue".formatted(kind),
                "%,d that differ, of which the first %d are told".formatted(all, MOST_OF_A_KIND),
                kind,
                advice(kind));
    }

    private static FindingCode code(String kind) {
        return switch (kind) {
            case "statistics" -> FindingCode.STATISTICS_MISSING;
            case "rows of a materialized view", "age of a materialized view" -> FindingCode.VIEW_NOT_REFRESHED;
            case "setting", "setting of the database" -> FindingCode.SETTING_DIFFERS;
            case "collation version" -> FindingCode.COLLATION_DIFFERS;
            default -> FindingCode.SCHEMA_DIFFERS;
        };
    }

    private static String advice(String kind) {
        return switch (kind) {
            case "statistics" -> "analyze green before applications move to it";
            case "rows of a materialized view", "age of a materialized view" -> "refresh it once green has all rows";
            case "setting" -> "give green's parameter group the same value, or see that nothing relies on it";
            case "setting of the database" ->
                "alter database … set … on green, which a dump of one database leaves out";
            case "collation version" ->
                "text is ordered otherwise: rebuild what was ordered before, and see what relies on the order";
            case "extension" -> "alter extension … update on green, or create it there";
            case "role",
                    "membership",
                    "grant",
                    "grant on a parameter",
                    "grant on a system object",
                    "grant on large objects",
                    "owner",
                    "owner of large objects",
                    "right to connect" -> "grant on green what is granted on blue";
            default -> APPLY;
        };
    }

    /** From shortly before the place where it differs from the other one. */
    private static String inWords(String text, String other) {
        if (text.isEmpty()) {
            return "none";
        }
        String line = line(text);
        String whole = line(other);
        int same = 0;
        while (same < Math.min(line.length(), whole.length()) && line.charAt(same) == whole.charAt(same)) {
            same++;
        }
        int from = line.length() <= WIDEST ? 0 : Math.max(0, same - BEFORE);
        int to = Math.min(line.length(), from + WIDEST);
        return (from == 0 ? "" : "…") + line.substring(from, to) + (to == line.length() ? "" : "…");
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
