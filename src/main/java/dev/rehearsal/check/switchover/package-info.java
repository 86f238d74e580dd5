/** Judges how long the switchover took, phase by phase. */
@NullMarked
package dev.rehearsal.check.switchover;

import org.jspecify.annotations.NullMarked;
