/** Servers in containers: the engine, and what runs in it for one rehearsal. */
@NullMarked
package dev.rehearsal.server.containers;

import org.jspecify.annotations.NullMarked;
