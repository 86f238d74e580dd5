package dev.rehearsal.step.ability;

import dev.rehearsal.step.Step;

/** A step after which a server applies what it receives. */
public interface StartsApplying extends Step {}
