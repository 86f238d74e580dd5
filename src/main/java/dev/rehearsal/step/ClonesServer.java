package dev.rehearsal.step;

/** A step that copies a server with all that it holds. */
public interface ClonesServer extends MakesServer {}
