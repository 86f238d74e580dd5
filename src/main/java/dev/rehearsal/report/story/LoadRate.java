package dev.rehearsal.report.story;

import dev.rehearsal.journal.Event;
import java.util.Locale;
import java.util.Optional;

/**
 * At which rate it was rehearsed.
 *
 * @param perSecond requests that arrived in a second
 * @param isFound whether the warm-up found what the machine carries; it was asked for otherwise
 * @param inWords the rate, and where it comes from
 */
public record LoadRate(double perSecond, boolean isFound, String inWords) {
    /** The setting that asks for it. */
    public static final String SETTING = "load.rate";

    static Optional<LoadRate> in(Optional<Event.Started> started, Optional<Event.RateFound> found) {
        return found.map(rate -> new LoadRate(rate.rate(), true, rate.describe()))
                .or(() -> started.map(asked -> asked.settings().getOrDefault(SETTING, ""))
                        .filter(asked -> asked.matches("\\d{1,9}(\\.\\d{1,9})?"))
                        .map(asked -> new LoadRate(Double.parseDouble(asked), false, asked + " requests/s")));
    }

    /** As the setting is written: {@code 137}, {@code 0.5}. */
    public String written() {
        return perSecond == Math.rint(perSecond)
                ? String.valueOf(Math.round(perSecond))
                : String.format(Locale.ROOT, "%.1f", perSecond);
    }
}
