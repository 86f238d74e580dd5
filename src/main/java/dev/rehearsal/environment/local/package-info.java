/** Environments that are made on this machine, of embedded servers or in containers, and go with the rehearsal. */
@NullMarked
package dev.rehearsal.environment.local;

import org.jspecify.annotations.NullMarked;
