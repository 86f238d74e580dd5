/** Operations on clusters. */
@NullMarked
package dev.rehearsal.localrds.cluster;

import org.jspecify.annotations.NullMarked;
