/**
 * Where a database is, what it has to show, who may log in, and how to speak SQL to it. The only place that uses
 * {@code Reach}.
 */
@NullMarked
package dev.rehearsal.database;

import org.jspecify.annotations.NullMarked;
