/** What actions that speak SQL to PostgreSQL have in common. */
@NullMarked
package dev.rehearsal.step.postgres;

import org.jspecify.annotations.NullMarked;
