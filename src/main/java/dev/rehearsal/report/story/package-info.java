/** What a rehearsal's journal tells, in the words and tables of a report. */
@NullMarked
package dev.rehearsal.report.story;

import org.jspecify.annotations.NullMarked;
