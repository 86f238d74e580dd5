package dev.rehearsal.report.story;

import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long the gate held traffic in the last window of a kind, which is what the runbook did, and how many requests saw
 * it.
 *
 * @param window the window's name
 * @param held from the first action that held traffic until it was let go
 * @param met requests that arrived meanwhile
 * @param longest how long the slowest request of that window waited; empty when nobody judged that
 * @param slowest what kind of request that was
 */
public record GateHold(
        WindowKind kind, String window, Duration held, long met, Optional<Duration> longest, Optional<String> slowest) {
    /**
     * Requests arrive at a constant rate, so that the longest wait seen may be short of the hold by up to their
     * spacing; from so many on, that is a tenth of it at most.
     */
    static final long ENOUGH = 10;

    /** In the order of the runbook. */
    public static List<GateHold> of(Story story) {
        return Stream.of(WindowKind.SWITCHOVER, WindowKind.SWITCH_BACK)
                .flatMap(kind -> of(story, kind).stream())
                .toList();
    }

    private static Optional<GateHold> of(Story story, WindowKind kind) {
        Optional<Duration> held = story.figure(kind.inWords(), "hold").flatMap(FigureTable::asDuration);
        Optional<Long> met = story.figure(kind.inWords(), "metHold").map(Long::parseLong);
        String window = story.windows().stream()
                .filter(stretch -> stretch.kind() == kind)
                .map(Stretch::name)
                .reduce(kind.inWords(), (earlier, later) -> later);
        Optional<Duration> longest = story.figure("availability", "window.%s.longestStall".formatted(window))
                .flatMap(FigureTable::asDuration);
        Optional<String> slowest = story.figure("availability", "window.%s.slowest".formatted(window));
        return held.flatMap(time -> met.map(count -> new GateHold(kind, window, time, count, longest, slowest)));
    }

    /**
     * The longest wait that requests saw in a place, in words: a lower bound where too few met the hold, or came at
     * all.
     *
     * @param place as figures begin, such as {@code window.switchover} and {@code outside}
     */
    public static Optional<String> longestWait(Story story, String place) {
        return of(story).stream()
                .filter(hold -> place.equals("window." + hold.window()))
                .findFirst()
                .map(GateHold::longestWait)
                .orElseGet(() -> longestStall(story, place));
    }

    private static Optional<String> longestStall(Story story, String place) {
        Optional<String> wait =
                story.figure("availability", place + ".longestStall").map(Grid::inWords);
        boolean fewCame = story.figure("availability", place + ".requests")
                .map(Long::parseLong)
                .filter(count -> count > 0 && count < ENOUGH)
                .isPresent();
        return fewCame ? wait.map("at least "::concat) : wait;
    }

    private Optional<String> longestWait() {
        return longest.map(Durations::inWords).map(wait -> met < ENOUGH ? "at least " + wait : wait);
    }

    private String ofWhom() {
        return slowest.map(" (kind %s)"::formatted).orElse("");
    }

    /** What was done: {@code held by the gate}. */
    public String what() {
        return kind == WindowKind.SWITCH_BACK ? "held on the way back" : "held by the gate";
    }

    /** How many saw it: {@code met by 4 requests}. */
    public String metBy() {
        return switch ((int) Math.min(met, 2)) {
            case 0 -> "met by no request";
            case 1 -> "met by one request";
            default -> "met by %,d requests".formatted(met);
        };
    }

    /** In a sentence. */
    public String inWords() {
        String sentence = "%s, the gate held traffic for %s, %s"
                .formatted(
                        kind == WindowKind.SWITCH_BACK ? "On the way back" : "In the switchover",
                        Durations.inWords(held),
                        metBy());
        if (met == 0) {
            return sentence + ": nobody saw what it does to clients.";
        }
        String seen = longestWait()
                .map(wait -> "; the longest wait in that window was %s%s".formatted(wait, ofWhom()))
                .orElse("");
        return sentence + seen + (met < ENOUGH ? "; with so few, one that waited longer may have been missed." : ".");
    }
}
