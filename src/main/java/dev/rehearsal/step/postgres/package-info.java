/** Actions that speak SQL to PostgreSQL. */
@NullMarked
package dev.rehearsal.step.postgres;

import org.jspecify.annotations.NullMarked;
