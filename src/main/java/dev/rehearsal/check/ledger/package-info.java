/** Judges whether every acknowledged write is where it should be, once. */
@NullMarked
package dev.rehearsal.check.ledger;

import org.jspecify.annotations.NullMarked;
