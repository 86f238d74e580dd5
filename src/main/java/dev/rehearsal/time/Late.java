package dev.rehearsal.time;

import java.time.Duration;

/** What an exception is that came about since a limit of time had passed. */
public interface Late {
    /** The limit: for so long, somebody waited in vain. */
    Duration allowed();
}
