/** What a step does, as far as others have to know: which role it makes, what it sees to for the steps after it. */
@NullMarked
package dev.rehearsal.step.ability;

import org.jspecify.annotations.NullMarked;
