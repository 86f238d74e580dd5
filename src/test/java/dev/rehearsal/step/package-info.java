/** What every step promises, and contexts to hold steps to it. */
@NullMarked
package dev.rehearsal.step;

import org.jspecify.annotations.NullMarked;
