/** What can hold, drain, move and release the traffic between application and database. */
@NullMarked
package dev.rehearsal.traffic;

import org.jspecify.annotations.NullMarked;
