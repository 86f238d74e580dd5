package dev.rehearsal.report.story;

import dev.rehearsal.journal.Event;

/** What was rehearsed, in half a line. */
public final class Heading {
    private Heading() {}

    /** The scenario's name and the versions that were asked for, which may be other than the scenario's own. */
    public static String of(Event.Started started) {
        String blue = started.settings().getOrDefault("blue.version", "");
        String green = started.settings().getOrDefault("green.version", "");
        if (blue.isEmpty() || green.isEmpty()) {
            return started.title();
        }
        return started.title() + (blue.equals(green) ? ", version " + blue : ", %s to %s".formatted(blue, green));
    }
}
