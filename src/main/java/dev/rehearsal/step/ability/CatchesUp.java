package dev.rehearsal.step.ability;

import dev.rehearsal.step.Step;

/** A step after which one server has everything that another had committed. */
public interface CatchesUp extends Step {}
