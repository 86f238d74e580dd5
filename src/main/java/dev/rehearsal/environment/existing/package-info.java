/** Servers that were there before the rehearsal and stay after it. */
@NullMarked
package dev.rehearsal.environment.existing;

import org.jspecify.annotations.NullMarked;
