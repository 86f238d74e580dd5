/** PostgreSQL servers in containers. */
@NullMarked
package dev.rehearsal.server.containers.postgres;

import org.jspecify.annotations.NullMarked;
