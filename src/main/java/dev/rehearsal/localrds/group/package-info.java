/** Operations on parameter groups. */
@NullMarked
package dev.rehearsal.localrds.group;

import org.jspecify.annotations.NullMarked;
