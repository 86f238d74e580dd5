/** Scenario files: reading, checking, and the catalog of steps. The only user of the YAML library. */
@NullMarked
package dev.rehearsal.scenario;

import org.jspecify.annotations.NullMarked;
