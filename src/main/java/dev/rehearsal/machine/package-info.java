/**
 * What the machine that rehearses does meanwhile: how busy it is and by whom, sampled, logged, and read again by
 * whoever judges a time. It knows the logs' format and findings, and nothing of servers or load.
 */
@NullMarked
package dev.rehearsal.machine;

import org.jspecify.annotations.NullMarked;
