/**
 * What can hold, drain, move and release the traffic between application and database, and what the application
 * connects to.
 */
@NullMarked
package dev.rehearsal.traffic;

import org.jspecify.annotations.NullMarked;
