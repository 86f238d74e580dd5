/** Deadlines, waiting and durations in words. Knows nothing else. */
@NullMarked
package dev.rehearsal.time;

import org.jspecify.annotations.NullMarked;
