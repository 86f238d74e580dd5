package dev.rehearsal.step.ability;

/** A step that copies a server with all that it holds. */
public interface ClonesServer extends MakesServer {}
