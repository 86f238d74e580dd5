package dev.rehearsal.report.story;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Phase;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.journal.WindowKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A journal, told in the order of a report.
 *
 * @param started empty when the journal does not get that far
 * @param rate of the requests; empty where it was to be found and never was
 * @param checks what each check concluded, by name
 * @param began the phases, in order
 * @param vainHold how long clients waited for a move that was broken off
 * @param values the runbook's values as they last were
 * @param lags how far servers were behind, as it was seen
 * @param kept what is told of servers and sessions that are gone
 * @param hasEnded whether the rehearsal came to its end; its verdict is unknown otherwise
 */
public record Story(
        Optional<Event.Started> started,
        Optional<LoadRate> rate,
        Origin origin,
        Instant begun,
        Instant ended,
        boolean hasEnded,
        Verdict verdict,
        List<Finding> findings,
        Map<String, Event.Judged> checks,
        List<Event.PhaseBegan> began,
        List<StepLine> steps,
        List<Stretch> windows,
        Optional<VainHold> vainHold,
        Map<String, String> values,
        List<Event.LagSeen> lags,
        Compared compared,
        Kept kept,
        List<String> notes) {
    public Story {
        findings = List.copyOf(findings);
        checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
        began = List.copyOf(began);
        steps = List.copyOf(steps);
        windows = List.copyOf(windows);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        lags = List.copyOf(lags);
        notes = List.copyOf(notes);
    }

    public static Story of(List<Event> events) {
        Instant begun = events.isEmpty() ? Instant.EPOCH : events.get(0).at();
        Instant ended = events.isEmpty() ? begun : events.get(events.size() - 1).at();
        Optional<Event.Ended> end = last(events, Event.Ended.class);
        return new Story(
                last(events, Event.Started.class),
                LoadRate.in(last(events, Event.Started.class), last(events, Event.RateFound.class)),
                Origin.in(events),
                begun,
                ended,
                end.isPresent(),
                end.map(Event.Ended::verdict).orElse(Verdict.UNKNOWN),
                each(events, Event.Found.class).stream()
                        .map(Event.Found::finding)
                        .toList(),
                checks(events),
                each(events, Event.PhaseBegan.class),
                StepLine.in(events),
                Stretch.in(events, ended),
                VainHold.in(events),
                values(events),
                each(events, Event.LagSeen.class),
                Compared.in(events),
                Kept.in(events),
                each(events, Event.Noted.class).stream().map(Event.Noted::note).toList());
    }

    public Optional<String> figure(String check, String name) {
        return Optional.ofNullable(checks.get(check))
                .flatMap(judged -> Optional.ofNullable(judged.figures().get(name)));
    }

    public Duration lasted() {
        return Duration.between(begun, ended);
    }

    /** Of the phases under load, those that begin in the midst of it, by name. */
    public Map<String, Instant> phases() {
        Map<String, Instant> phases = new LinkedHashMap<>();
        for (Event.PhaseBegan began : began) {
            if (began.phase() == Phase.RUN) {
                phases.put("runbook begins", began.at());
            } else if (began.phase() == Phase.COOL_DOWN) {
                phases.put("cool-down", began.at());
            }
        }
        return phases;
    }

    public Optional<Stretch> lastSwitchover() {
        return windows.stream()
                .filter(window -> window.kind() == WindowKind.SWITCHOVER)
                .reduce((earlier, later) -> later);
    }

    /** The points of the last switchover. */
    public List<Offset> offsets() {
        List<Offset> reached = lastSwitchover().map(Stretch::offsets).orElse(List.of());
        return Offset.withFirstWrite(reached, Optional.ofNullable(checks.get("switchover")));
    }

    private static Map<String, Event.Judged> checks(List<Event> events) {
        Map<String, Event.Judged> checks = new LinkedHashMap<>();
        each(events, Event.Judged.class).forEach(judged -> checks.put(judged.check(), judged));
        return checks;
    }

    private static Map<String, String> values(List<Event> events) {
        Map<String, String> values = new LinkedHashMap<>();
        each(events, Event.ValueNoted.class).forEach(noted -> values.put(noted.name(), noted.value()));
        return values;
    }

    private static <E extends Event> List<E> each(List<Event> events, Class<E> kind) {
        List<E> each = new ArrayList<>();
        events.stream().filter(kind::isInstance).map(kind::cast).forEach(each::add);
        return each;
    }

    private static <E extends Event> Optional<E> last(List<Event> events, Class<E> kind) {
        List<E> each = each(events, kind);
        return each.isEmpty() ? Optional.empty() : Optional.of(each.get(each.size() - 1));
    }
}
