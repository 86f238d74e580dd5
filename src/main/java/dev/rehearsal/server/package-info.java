/** How database server processes are fetched, started, stopped and swept up. */
@NullMarked
package dev.rehearsal.server;

import org.jspecify.annotations.NullMarked;
