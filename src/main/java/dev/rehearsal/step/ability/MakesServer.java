package dev.rehearsal.step.ability;

/** A step that makes a server with a database, which can take over. */
public interface MakesServer extends Makes {}
