/**
 * What was wanted and what happened, as data: events, outcomes, findings, verdicts, expectations. Knows nothing else.
 */
@NullMarked
package dev.rehearsal.journal;

import org.jspecify.annotations.NullMarked;
