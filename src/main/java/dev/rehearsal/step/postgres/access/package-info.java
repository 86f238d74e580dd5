/** Who may write to a database, and whose sessions are ended. */
@NullMarked
package dev.rehearsal.step.postgres.access;

import org.jspecify.annotations.NullMarked;
