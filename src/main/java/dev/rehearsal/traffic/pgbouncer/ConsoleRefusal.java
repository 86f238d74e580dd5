package dev.rehearsal.traffic.pgbouncer;

import java.io.IOException;

/** The other side understood, and will not. Its own words. */
final class ConsoleRefusal extends IOException {
    private static final long serialVersionUID = 1;

    ConsoleRefusal(String words) {
        super(words);
    }
}
