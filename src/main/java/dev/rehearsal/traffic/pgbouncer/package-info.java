/**
 * PgBouncer as a gate: its admin console, spoken to by a small client of our own, because the JDBC driver cannot open
 * it; orders by signal where the console may only be looked at; and its configuration file, wherever that lies.
 */
@NullMarked
package dev.rehearsal.traffic.pgbouncer;

import org.jspecify.annotations.NullMarked;
