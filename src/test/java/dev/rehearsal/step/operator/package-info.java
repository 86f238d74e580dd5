/** The operator's own commands and questions. */
@NullMarked
package dev.rehearsal.step.operator;

import org.jspecify.annotations.NullMarked;
