package dev.rehearsal.step;

/** A step after which a server receives what is committed on another. */
public interface StartsFollowing extends Step {}
