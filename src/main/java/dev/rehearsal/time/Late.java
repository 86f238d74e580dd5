package dev.rehearsal.time;

import java.time.Duration;

/** An exception that came about because a limit of time had passed. */
public interface Late {
    /** The limit, which is how long was waited in vain. */
    Duration allowed();
}
