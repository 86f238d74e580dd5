/** Starts, watches and stops the load generator, a process of its own. */
@NullMarked
package dev.rehearsal.load;

import org.jspecify.annotations.NullMarked;
