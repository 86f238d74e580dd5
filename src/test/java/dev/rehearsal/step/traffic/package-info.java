/** The steps that hold, move and release traffic. */
@NullMarked
package dev.rehearsal.step.traffic;

import org.jspecify.annotations.NullMarked;
