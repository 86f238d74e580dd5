/** The reference application under load: HTTP in front, a connection pool and JDBC behind; a process of its own. */
@NullMarked
package dev.rehearsal.application;

import org.jspecify.annotations.NullMarked;
