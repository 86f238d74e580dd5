package dev.rehearsal.step;

/** A step that makes another major version of a server, with its data. */
public interface UpgradesServer extends Step {}
