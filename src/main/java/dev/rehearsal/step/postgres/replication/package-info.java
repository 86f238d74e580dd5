/** Logical replication between two servers: made, waited for, turned around, removed. */
@NullMarked
package dev.rehearsal.step.postgres.replication;

import org.jspecify.annotations.NullMarked;
