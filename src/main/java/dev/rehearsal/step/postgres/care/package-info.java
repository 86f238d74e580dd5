/** What a server needs before or after an upgrade: prechecks, statistics, extensions, calm. */
@NullMarked
package dev.rehearsal.step.postgres.care;

import org.jspecify.annotations.NullMarked;
