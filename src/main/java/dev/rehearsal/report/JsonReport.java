package dev.rehearsal.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Verdict;
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

    private record Check(Verdict verdict, Map<String, String> figures) {}

    private record Step(int number, String name, String state, String took, String found, List<String> actions) {}

    private record Series(
            long startMicros,
            long bucketMicros,
            List<Long> ok,
            List<Long> failed,
            List<Long> unknown,
            List<Long> p99,
            List<Long> longest) {}

    static String of(Page page, Timeline timeline) {
        Story story = page.story();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("format", 1);
        report.put("verdict", story.verdict());
        report.put("sentence", page.sentence());
        story.started().ifPresent(started -> report.put("rehearsal", started));
        report.put("begun", story.begun());
        report.put("ended", story.ended());
        report.put("isComplete", story.hasEnded());
        report.put("findings", story.findings());
        report.put("checks", checks(story));
        report.put("windows", story.windows());
        report.put("switchover", story.offsets());
        report.put("steps", story.steps().stream().map(JsonReport::step).toList());
        report.put("values", story.values());
        report.put("timeline", series(timeline));
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the report as JSON", e);
        }
    }

    private static Map<String, Check> checks(Story story) {
        Map<String, Check> checks = new LinkedHashMap<>();
        for (Event.Judged judged : story.checks().values()) {
            checks.put(judged.check(), new Check(judged.verdict(), judged.figures()));
        }
        return checks;
    }

    private static Step step(StepLine line) {
        return new Step(
                line.number(),
                line.name(),
                line.state(),
                line.took().map(Object::toString).orElse(""),
                line.found(),
                line.actions());
    }

    private static Series series(Timeline timeline) {
        List<Bucket> buckets = timeline.buckets();
        return new Series(
                timeline.isEmpty() ? 0 : timeline.start(),
                timeline.width(),
                buckets.stream().map(Bucket::ok).toList(),
                buckets.stream().map(Bucket::failed).toList(),
                buckets.stream().map(Bucket::unknown).toList(),
                buckets.stream().map(Bucket::p99).toList(),
                buckets.stream().map(Bucket::longest).toList());
    }
}
