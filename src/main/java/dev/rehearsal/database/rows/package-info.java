/** What a comparison of rows asks of two servers, whatever their engine; each engine answers in its own SQL. */
@NullMarked
package dev.rehearsal.database.rows;

import org.jspecify.annotations.NullMarked;
