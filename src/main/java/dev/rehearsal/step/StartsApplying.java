package dev.rehearsal.step;

/** A step after which a server applies what it receives. */
public interface StartsApplying extends Step {}
