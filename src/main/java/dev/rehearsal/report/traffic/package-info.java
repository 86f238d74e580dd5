/** The load over time, in spans that can be drawn. */
@NullMarked
package dev.rehearsal.report.traffic;

import org.jspecify.annotations.NullMarked;
