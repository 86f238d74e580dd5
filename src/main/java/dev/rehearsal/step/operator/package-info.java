/** The operator's own actions: a command, a question. */
@NullMarked
package dev.rehearsal.step.operator;

import org.jspecify.annotations.NullMarked;
