package dev.rehearsal.step.ability;

import dev.rehearsal.step.Step;

/** A step that gives a server what another one holds beside rows. */
public interface BringsStructure extends Step {}
