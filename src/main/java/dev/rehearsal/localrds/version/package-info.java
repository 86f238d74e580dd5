/** Versions and families of engines, and what follows from them. */
@NullMarked
package dev.rehearsal.localrds.version;

import org.jspecify.annotations.NullMarked;
