/** An RDS account on this machine, backed by real servers. */
@NullMarked
package dev.rehearsal.localrds;

import org.jspecify.annotations.NullMarked;
