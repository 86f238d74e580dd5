/** Actions that call the RDS API. */
@NullMarked
package dev.rehearsal.step.rds;

import org.jspecify.annotations.NullMarked;
