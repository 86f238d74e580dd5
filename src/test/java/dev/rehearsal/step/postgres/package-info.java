/** The PostgreSQL steps, on real servers. */
@NullMarked
package dev.rehearsal.step.postgres;

import org.jspecify.annotations.NullMarked;
