package dev.rehearsal.step;

/** A step after which a server can publish its changes. */
public interface EnablesPublishing extends Step {}
