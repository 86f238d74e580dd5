/** Actions on the traffic between application and database. */
@NullMarked
package dev.rehearsal.step.traffic;

import org.jspecify.annotations.NullMarked;
