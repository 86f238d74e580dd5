/** Judges what the clients saw: failures, unknown outcomes, stalls, gaps. */
@NullMarked
package dev.rehearsal.check.availability;

import org.jspecify.annotations.NullMarked;
