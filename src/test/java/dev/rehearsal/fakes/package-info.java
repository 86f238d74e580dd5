/** Rehearsals that never happened: request logs and journals made up for tests. */
@NullMarked
package dev.rehearsal.fakes;

import org.jspecify.annotations.NullMarked;
