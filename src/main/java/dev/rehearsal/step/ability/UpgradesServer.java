package dev.rehearsal.step.ability;

import dev.rehearsal.step.Step;

/** A step that makes another major version of a server, with its data. */
public interface UpgradesServer extends Step {}
