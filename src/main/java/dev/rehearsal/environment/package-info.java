/** Opens the place where a rehearsal runs: control plane, reach, gate, application. */
@NullMarked
package dev.rehearsal.environment;

import org.jspecify.annotations.NullMarked;
