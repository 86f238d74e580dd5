/**
 * What is asked of the servers of one engine, in its own words: one interface for each subject, and what they answer
 * with. A rehearsal's {@code Dialect} is chosen once, from the scenario's engine or an address, and handed in; who asks
 * need not know which it is.
 */
@NullMarked
package dev.rehearsal.database.dialect;

import org.jspecify.annotations.NullMarked;
