package dev.rehearsal.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.report.story.StepGroup;
import dev.rehearsal.report.story.StepLine;
import dev.rehearsal.report.story.Story;
import dev.rehearsal.report.traffic.Bucket;
import dev.rehearsal.report.traffic.Observed;
import dev.rehearsal.report.traffic.Timeline;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report for programs: the same story, findings, figures and timeline. Latencies are in microseconds. */
final class JsonReport {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private JsonReport() {}

    private record Rate(double perSecond, boolean isFound) {}

    private record Check(Verdict verdict, Map<String, String> figures) {}

    private record Log(Instant at, String role, String server, String place, String text, String failure) {}

    private record Step(
            int number,
            String name,
            String window,
            String standsFor,
            String settings,
            String state,
            String took,
            String found,
            List<String> notes,
            List<String> actions,
            Map<String, String> values) {}

    private record Series(
            long startMicros,
            long bucketMicros,
            List<Long> ok,
            List<Long> failed,
            List<Long> unknown,
            List<Long> inFlight,
            List<Long> p99,
            List<Long> longest) {}

    static String of(Page page, Observed load) {
        Story story = page.story();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("format", 1);
        report.put("verdict", story.verdict());
        report.put("sentence", page.sentence());
        story.started().ifPresent(started -> report.put("rehearsal", rehearsal(started)));
        story.rate().ifPresent(rate -> report.put("rate", new Rate(rate.perSecond(), rate.isFound())));
        report.put("circumstances", story.origin().facts());
        report.put("begun", story.begun());
        report.put("ended", story.ended());
        report.put("isComplete", story.hasEnded());
        report.put("findings", story.findings());
        putDetails(report, page, load);
        try {
            return JSON.writeValueAsString(report) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the report as JSON", e);
        }
    }

    private static void putDetails(Map<String, Object> report, Page page, Observed load) {
        Story story = page.story();
        report.put("expectations", page.comparisons());
        report.put("published", page.published());
        report.put("checks", checks(story));
        report.put("windows", story.windows());
        report.put("switchover", story.offsets());
        story.vainHold().ifPresent(hold -> report.put("heldInVain", hold));
        report.put("steps", steps(page));
        report.put("values", story.values());
        report.put("errors", page.errors());
        report.put("tables", story.compared().tables());
        report.put("schemaDifferences", story.compared().differences());
        report.put("lag", story.lags());
        report.put("notes", story.notes());
        report.put("endedSessions", story.kept().sessions());
        report.put("logs", logs(story));
        report.put("timeline", series(load));
        load.machine().ifPresent(machine -> report.put("machine", machine));
    }

    private static Map<String, Object> rehearsal(Event.Started started) {
        Map<String, Object> rehearsal = new LinkedHashMap<>();
        rehearsal.put("scenario", started.scenario());
        rehearsal.put("title", started.title());
        rehearsal.put("source", started.source());
        rehearsal.put("environment", started.environment());
        rehearsal.put("settings", started.settings());
        rehearsal.put("imitated", started.imitated());
        return rehearsal;
    }

    private static List<Log> logs(Story story) {
        return story.kept().logs().stream()
                .map(kept -> new Log(
                        kept.at(),
                        kept.role(),
                        kept.log().server(),
                        kept.log().place(),
                        kept.log().text(),
                        kept.log().failure()))
                .toList();
    }

    private static Map<String, Check> checks(Story story) {
        Map<String, Check> checks = new LinkedHashMap<>();
        for (Event.Judged judged : story.checks().values()) {
            checks.put(judged.check(), new Check(judged.verdict(), judged.figures()));
        }
        return checks;
    }

    private static List<Step> steps(Page page) {
        return page.runbook().stream()
                .flatMap(group -> group.entries().stream().map(entry -> step(group, entry)))
                .toList();
    }

    private static Step step(StepGroup group, StepGroup.Entry entry) {
        StepLine line = entry.step();
        return new Step(
                line.number(),
                line.name(),
                group.window(),
                entry.standsFor(),
                line.settings(),
                line.state(),
                line.took().map(Object::toString).orElse(""),
                line.found(),
                line.notes(),
                line.actions(),
                line.values());
    }

    private static Series series(Observed load) {
        Timeline timeline = load.timeline();
        List<Bucket> buckets = timeline.buckets();
        return new Series(
                timeline.isEmpty() ? 0 : timeline.start(),
                timeline.width(),
                buckets.stream().map(Bucket::ok).toList(),
                buckets.stream().map(Bucket::failed).toList(),
                buckets.stream().map(Bucket::unknown).toList(),
                load.inFlight(),
                buckets.stream().map(Bucket::p99).toList(),
                buckets.stream().map(Bucket::longest).toList());
    }
}
