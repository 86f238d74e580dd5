/**
 * PostgreSQL's own words: catalog, publications, slots, subscriptions, sequences, roles. Shared by steps, checks and
 * the local RDS.
 */
@NullMarked
package dev.rehearsal.database.postgres;

import org.jspecify.annotations.NullMarked;
