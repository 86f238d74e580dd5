package dev.rehearsal.time;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as operators write and read them: {@code 500ms}, {@code 5s}, {@code 2m}, {@code 6h}. */
public final class Durations {
    private static final Pattern WRITTEN = Pattern.compile("(\\d+)\\s*(ms|s|m|h)");

    private Durations() {}

    /**
     * The duration written.
     *
     * @throws IllegalArgumentException when the text is none; the message lists the units
     */
    public static Duration parse(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no duration; write a whole number and a unit, one of ms, s, m, h".formatted(written));
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    /** To three digits or so: {@code 4.2 ms}, {@code 41 ms}, {@code 1.3 s}, {@code 2 m 05 s}. */
    public static String inWords(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis < 10) {
            return String.format(Locale.ROOT, millis == Math.rint(millis) ? "%.0f ms" : "%.1f ms", millis);
        }
        if (millis < 1000) {
            return String.format(Locale.ROOT, "%.0f ms", millis);
        }
        if (duration.toSeconds() < 60) {
            double seconds = millis / 1000;
            return String.format(Locale.ROOT, seconds == Math.rint(seconds) ? "%.0f s" : "%.1f s", seconds);
        }
        if (duration.toMinutes() < 60) {
            return "%d m %02d s".formatted(duration.toMinutes(), duration.toSecondsPart());
        }
        return "%d h %02d m".formatted(duration.toHours(), duration.toMinutesPart());
    }
}
