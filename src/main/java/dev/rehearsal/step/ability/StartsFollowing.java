package dev.rehearsal.step.ability;

import dev.rehearsal.step.Step;

/** A step after which a server receives what is committed on another. */
public interface StartsFollowing extends Step {}
