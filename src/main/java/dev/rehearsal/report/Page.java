package dev.rehearsal.report;

import dev.rehearsal.journal.Event;
import dev.rehearsal.report.drawing.Pictures;
import dev.rehearsal.report.story.Beside;
import dev.rehearsal.report.story.ClientTables;
import dev.rehearsal.report.story.Comparison;
import dev.rehearsal.report.story.DataTables;
import dev.rehearsal.report.story.ErrorLine;
import dev.rehearsal.report.story.FindingGroup;
import dev.rehearsal.report.story.GateHold;
import dev.rehearsal.report.story.Grid;
import dev.rehearsal.report.story.Heading;
import dev.rehearsal.report.story.LoadRate;
import dev.rehearsal.report.story.MachineTable;
import dev.rehearsal.report.story.Offset;
import dev.rehearsal.report.story.Sentence;
import dev.rehearsal.report.story.StepGroup;
import dev.rehearsal.report.story.Story;
import dev.rehearsal.time.Durations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the page shows, in the words it shows it in.
 *
 * @param links files beside it, by what they are
 */
public record Page(Story story, Pictures pictures, List<ErrorLine> errors, Map<String, String> links) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Beyond these, a value is not for reading. */
    private static final int LONGEST = 600;

    public String title() {
        return story.started().map(Heading::of).orElse("A rehearsal that did not begin");
    }

    public String sentence() {
        return Sentence.of(story);
    }

    public String meaning() {
        return Sentence.meaning(story);
    }

    public String sign() {
        return switch (story.verdict()) {
            case PASSED -> "✓";
            case FAILED -> "✕";
            case UNKNOWN -> "?";
        };
    }

    public String styleClass() {
        return story.verdict().name().toLowerCase(Locale.ROOT);
    }

    /** What the runbook noted, by name. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>(story.values());
        values.replaceAll((name, value) -> shown(value));
        return values;
    }

    /** A value, as far as somebody reads it; the journal has all of it. */
    public String shown(String value) {
        return value.length() <= LONGEST
                ? value
                : "%s … (%,d characters in all)".formatted(value.substring(0, LONGEST), value.length());
    }

    /** When, where and for how long. */
    public String occasion() {
        String where = story.started()
                .map(started -> "%s on %s, ".formatted(started.scenario(), started.environment()))
                .orElse("");
        return "%s%s, %s".formatted(where, TIME.format(story.begun()), Durations.inWords(story.lasted()));
    }

    /** What was asked for; of a rate that was to be found, what was found. */
    public Map<String, String> settings() {
        Map<String, String> settings =
                new LinkedHashMap<>(story.started().map(Event.Started::settings).orElse(Map.of()));
        story.rate()
                .filter(LoadRate::isFound)
                .ifPresent(rate -> settings.merge(
                        LoadRate.SETTING, rate.written(), (asked, found) -> "%s: %s".formatted(asked, found)));
        return settings;
    }

    /** How long the gate held traffic, and how many saw it. */
    public List<GateHold> holds() {
        return GateHold.of(story);
    }

    /** What is real and what is not. */
    public List<String> imitated() {
        return story.started().map(Event.Started::imitated).orElse(List.of());
    }

    /** The few figures worth a manager's look, by their names. */
    public Map<String, String> highlights() {
        Map<String, String> highlights = new LinkedHashMap<>();
        highlight(highlights, "Switchover", "switchover", "time");
        highlight(highlights, "Way back", "switch-back", "time");
        holds().forEach(hold ->
                highlights.put(capital("%s, %s".formatted(hold.what(), hold.metBy())), Durations.inWords(hold.held())));
        longestWait(highlights, "Longest wait, switchover window", "window.switchover");
        longestWait(highlights, "Longest wait, way back", "window.switch-back");
        longestWait(highlights, "Longest wait, maintenance", "window.maintenance");
        longestWait(highlights, "Longest wait, outside windows", "outside");
        highlight(highlights, "Failed requests", "availability", "failed");
        if (!story.figure("availability", "unknown").orElse("0").equals("0")) {
            highlight(highlights, "Unknown outcomes", "availability", "unknown");
        }
        highlight(highlights, "Lost writes", "ledger", "lost");
        Sentence.rowsDiffering(story).ifPresent(count -> highlights.put("Rows that differ", count));
        return highlights;
    }

    public List<Beside> published() {
        return Beside.of(story);
    }

    public List<Comparison> comparisons() {
        return Comparison.of(story);
    }

    public List<FindingGroup> findings() {
        return FindingGroup.of(story.findings());
    }

    /** How busy the machine was; empty when nobody wrote it down. */
    public Grid machine() {
        return MachineTable.of(story);
    }

    public List<Grid> clients() {
        return new ClientTables(story, errors).all();
    }

    public DataTables data() {
        return new DataTables(story);
    }

    public List<StepGroup> runbook() {
        return StepGroup.of(story);
    }

    /** Every figure of every check, as the journal has it. */
    public List<Grid> figures() {
        return story.checks().values().stream()
                .map(judged -> Grid.ofFigures(
                        "%s: %s".formatted(judged.check(), judged.verdict()),
                        List.of("figure", "value"),
                        judged.figures().entrySet().stream()
                                .map(figure -> List.of(figure.getKey(), Grid.inWords(figure.getValue())))
                                .toList()))
                .toList();
    }

    /** An offset from time zero, with its sign. */
    public String offset(Offset offset) {
        return offset.fromZero().isZero()
                ? "0"
                : (offset.fromZero().isNegative() ? "−" : "+")
                        + Durations.inWords(offset.fromZero().abs());
    }

    public String time(Instant at) {
        return ClientTables.time(at);
    }

    public String words(Optional<Duration> duration) {
        return duration.map(Durations::inWords).orElse("");
    }

    /** What lets somebody look closer at a drawing. */
    public String script() {
        try (InputStream script = Page.class.getResourceAsStream("zoom.js")) {
            return "<script>\n%s</script>"
                    .formatted(new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page's script", e);
        }
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private void longestWait(Map<String, String> highlights, String name, String place) {
        GateHold.longestWait(story, place).ifPresent(wait -> highlights.put(name, wait));
    }

    private void highlight(Map<String, String> highlights, String name, String check, String figure) {
        story.figure(check, figure).ifPresent(value -> highlights.put(name, Grid.inWords(value)));
    }
}
