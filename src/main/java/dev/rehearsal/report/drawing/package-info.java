/** Pictures of a rehearsal as SVG. */
@NullMarked
package dev.rehearsal.report.drawing;

import org.jspecify.annotations.NullMarked;
