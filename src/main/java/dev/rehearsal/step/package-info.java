/** What an upgrade action is, and what it is lent while it acts. */
@NullMarked
package dev.rehearsal.step;

import org.jspecify.annotations.NullMarked;
