/** Operations on instances, those of a cluster included. */
@NullMarked
package dev.rehearsal.localrds.instance;

import org.jspecify.annotations.NullMarked;
