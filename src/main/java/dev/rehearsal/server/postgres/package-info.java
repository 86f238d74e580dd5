/** PostgreSQL servers as processes on this machine, of programs that Maven brings. */
@NullMarked
package dev.rehearsal.server.postgres;

import org.jspecify.annotations.NullMarked;
