/** Carries out one rehearsal, phase by phase. */
@NullMarked
package dev.rehearsal.runner;

import org.jspecify.annotations.NullMarked;
