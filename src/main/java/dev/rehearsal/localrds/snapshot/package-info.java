/** Operations on snapshots. */
@NullMarked
package dev.rehearsal.localrds.snapshot;

import org.jspecify.annotations.NullMarked;
