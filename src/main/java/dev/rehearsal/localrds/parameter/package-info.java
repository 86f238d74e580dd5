/** Parameter groups of instances and clusters: what they hold, and what may stand in them. */
@NullMarked
package dev.rehearsal.localrds.parameter;

import org.jspecify.annotations.NullMarked;
