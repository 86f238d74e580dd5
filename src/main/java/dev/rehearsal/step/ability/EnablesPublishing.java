package dev.rehearsal.step.ability;

import dev.rehearsal.step.Step;

/** A step after which a server can publish its changes. */
public interface EnablesPublishing extends Step {}
