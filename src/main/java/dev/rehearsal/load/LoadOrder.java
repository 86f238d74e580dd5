package dev.rehearsal.load;

import java.util.Locale;

/** What a load's process is told on its standard input, a line each. */
public enum LoadOrder {
    /** Send nothing more, and end when every request has. */
    STOP,
    /** Send so many requests per second from now on; the number follows. */
    RATE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
