/** Servers behind instances: starting, streaming, failing over, promoting and backing up. */
@NullMarked
package dev.rehearsal.localrds.running;

import org.jspecify.annotations.NullMarked;
