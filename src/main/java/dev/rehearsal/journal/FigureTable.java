package dev.rehearsal.journal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Figures by name while they are gathered, each in the one way in which journals write its sort. For one thread. */
public final class FigureTable {
    private static final Pattern MILLIS = Pattern.compile("(-?\\d+)\\.(\\d{3}) ms");

    private final Map<String, String> figures = new LinkedHashMap<>();

    public FigureTable count(String name, long count) {
        return text(name, Long.toString(count));
    }

    /** A duration, to the microsecond. */
    public FigureTable duration(String name, Duration duration) {
        long micros = duration.toNanos() / 1000;
        String sign = micros < 0 ? "-" : "";
        return text(name, "%s%d.%03d ms".formatted(sign, Math.abs(micros / 1000), Math.abs(micros % 1000)));
    }

    /** A duration that may not be known, and is left out then. */
    public FigureTable duration(String name, Optional<Duration> duration) {
        duration.ifPresent(known -> duration(name, known));
        return this;
    }

    public FigureTable perSecond(String name, double rate) {
        return text(name, String.format(Locale.ROOT, "%.1f/s", rate));
    }

    public FigureTable text(String name, String value) {
        figures.put(name, value);
        return this;
    }

    public Map<String, String> figures() {
        return figures;
    }

    /** The duration that a figure was written as; empty when it is something else. */
    public static Optional<Duration> asDuration(String figure) {
        Matcher matcher = MILLIS.matcher(figure);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long micros = Math.abs(Long.parseLong(matcher.group(1))) * 1000 + Long.parseLong(matcher.group(2));
        return Optional.of(Duration.ofNanos((figure.startsWith("-") ? -micros : micros) * 1000));
    }
}
