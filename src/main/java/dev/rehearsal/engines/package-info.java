/**
 * The one package that knows every engine: whoever opens an environment, or reads an address, asks here for its words.
 */
@NullMarked
package dev.rehearsal.engines;

import org.jspecify.annotations.NullMarked;
