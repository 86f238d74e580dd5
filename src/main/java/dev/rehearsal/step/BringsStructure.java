package dev.rehearsal.step;

/** A step that gives a server what another one holds beside rows. */
public interface BringsStructure extends Step {}
