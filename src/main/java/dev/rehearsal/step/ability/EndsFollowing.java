package dev.rehearsal.step.ability;

import dev.rehearsal.step.Step;

/** A step after which one server applies nothing more of another. */
public interface EndsFollowing extends Step {}
