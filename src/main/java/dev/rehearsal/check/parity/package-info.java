/** Judges whether blue and green hold the same data. */
@NullMarked
package dev.rehearsal.check.parity;

import org.jspecify.annotations.NullMarked;
