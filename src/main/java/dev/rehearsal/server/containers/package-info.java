/** Servers in containers: the engine, what runs in it for one rehearsal, and PostgreSQL as a container carries it. */
@NullMarked
package dev.rehearsal.server.containers;

import org.jspecify.annotations.NullMarked;
