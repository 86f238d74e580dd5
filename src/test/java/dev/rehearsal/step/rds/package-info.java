/** The steps that act through the RDS API, on an account with real servers. */
@NullMarked
package dev.rehearsal.step.rds;

import org.jspecify.annotations.NullMarked;
