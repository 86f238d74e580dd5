/** Steps that mean the same on every engine: they ask in the words of the rehearsal's dialect. */
@NullMarked
package dev.rehearsal.step.database;

import org.jspecify.annotations.NullMarked;
