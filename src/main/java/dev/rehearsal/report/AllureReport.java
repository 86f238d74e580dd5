package dev.rehearsal.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Remains;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.report.story.StepGroup;
import dev.rehearsal.report.story.StepLine;
import dev.rehearsal.report.story.Story;
import dev.rehearsal.report.story.Stretch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The report as Allure reads results: one result whose steps are those of the runbook, each with its SQL and calls, its
 * values and what was found.
 */
final class AllureReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Page page;
    private final Story story;
    private final Map<String, String> files = new LinkedHashMap<>();

    private AllureReport(Page page) {
        this.page = page;
        this.story = page.story();
    }

    /**
     * Its files, by name. The same journal makes the same names, so that a report made again replaces the first.
     *
     * @param html the page, which is attached
     */
    static Map<String, String> of(Page page, String html) {
        AllureReport report = new AllureReport(page);
        report.write(html);
        return report.files;
    }

    private void write(String html) {
        String scenario = story.started().map(Event.Started::scenario).orElse("rehearsal");
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("uuid", id("result"));
        result.put("historyId", UUID.nameUUIDFromBytes(bytes(scenario)).toString());
        result.put("fullName", scenario);
        result.put("name", page.title());
        result.put("description", page.sentence());
        result.put("status", status(story.verdict()));
        result.put("statusDetails", Map.of("message", message()));
        result.put("stage", "finished");
        result.put("start", story.begun().toEpochMilli());
        result.put("stop", story.ended().toEpochMilli());
        result.put(
                "labels",
                List.of(
                        label("parentSuite", "Rehearsals"),
                        label("suite", scenario),
                        label("framework", "upgrade-rehearsal")));
        result.put(
                "steps",
                page.runbook().stream().flatMap(group -> steps(group).stream()).toList());
        result.put("attachments", attachments(html));
        files.put(id("result") + "-result.json", json(result));
    }

    private List<Map<String, String>> attachments(String html) {
        List<Map<String, String>> attachments = new ArrayList<>();
        attachments.add(attached("report", "report", "html", "text/html", html));
        for (Remains.LogKept kept : story.kept().logs()) {
            if (kept.log().hasText()) {
                String name =
                        "log of %s (%s) at %s".formatted(kept.role(), kept.log().server(), kept.at());
                attachments.add(
                        attached(name, name, "txt", "text/plain", kept.log().text()));
            }
        }
        return attachments;
    }

    private String message() {
        List<String> lines = new ArrayList<>(List.of(page.sentence()));
        for (Finding finding : story.findings()) {
            lines.add("%s %s %s: expected %s, found %s; %s"
                    .formatted(
                            finding.verdict(),
                            finding.code(),
                            finding.where(),
                            finding.expected(),
                            finding.found(),
                            finding.advice()));
        }
        return String.join("\n", lines);
    }

    /** A window is a step that holds its steps. */
    private List<Map<String, Object>> steps(StepGroup group) {
        List<Map<String, Object>> steps = group.entries().stream()
                .map(entry -> step(entry.step(), entry.standsFor()))
                .toList();
        if (group.window().isEmpty()) {
            return steps;
        }
        Optional<Stretch> window = story.windows().stream()
                .filter(stretch -> stretch.name().equals(group.window()))
                .findFirst();
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("name", group.window() + " window");
        whole.put("status", window.isPresent() ? "passed" : "skipped");
        whole.put("stage", "finished");
        whole.put("start", window.map(Stretch::from).orElse(story.ended()).toEpochMilli());
        whole.put("stop", window.map(Stretch::to).orElse(story.ended()).toEpochMilli());
        whole.put("steps", steps);
        return List.of(whole);
    }

    private Map<String, Object> step(StepLine line, String standsFor) {
        Instant start = line.began().orElse(story.ended());
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("name", "%d %s".formatted(line.number(), line.name()));
        step.put("status", status(line));
        step.put(
                "statusDetails",
                Map.of("message", "%s %s".formatted(line.state(), line.found()).strip()));
        step.put("stage", "finished");
        step.put("start", start.toEpochMilli());
        step.put("stop", start.plus(line.took().orElse(Duration.ZERO)).toEpochMilli());
        List<Map<String, String>> parameters = new ArrayList<>();
        addUnlessBlank(parameters, "settings", line.settings());
        addUnlessBlank(parameters, "stands for", standsFor);
        line.values().forEach((name, value) -> addUnlessBlank(parameters, name, value));
        step.put("parameters", parameters);
        if (!line.actions().isEmpty()) {
            String actions = String.join("\n", line.actions()) + "\n";
            step.put(
                    "attachments",
                    List.of(attached("step-" + line.number(), "statements and calls", "txt", "text/plain", actions)));
        }
        return step;
    }

    private static void addUnlessBlank(List<Map<String, String>> parameters, String name, String value) {
        if (!value.isBlank()) {
            parameters.add(label(name, value));
        }
    }

    private Map<String, String> attached(String key, String name, String ending, String type, String content) {
        String file = "%s-attachment.%s".formatted(id(key), ending);
        files.put(file, content);
        Map<String, String> attachment = new LinkedHashMap<>();
        attachment.put("name", name);
        attachment.put("source", file);
        attachment.put("type", type);
        return attachment;
    }

    private String id(String part) {
        return UUID.nameUUIDFromBytes(bytes("%s %s".formatted(story.begun(), part)))
                .toString();
    }

    private static Map<String, String> label(String name, String value) {
        Map<String, String> label = new LinkedHashMap<>();
        label.put("name", name);
        label.put("value", value);
        return label;
    }

    private static String status(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case UNKNOWN -> "broken";
        };
    }

    private static String status(StepLine step) {
        return switch (step.state()) {
            case "done" -> "passed";
            case "not run", "taken back" -> "skipped";
            case "not settled", "broken off" -> "broken";
            default -> "failed";
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String json(Map<String, Object> result) {
        try {
            return JSON.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a result for Allure", e);
        }
    }
}
