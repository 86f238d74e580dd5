package dev.rehearsal.step;

/** A step after which one server applies nothing more of another. */
public interface EndsFollowing extends Step {}
