package dev.rehearsal.step;

/** A step that drops what of replication came along with a copy of a server. */
public interface DropsCopies extends Step {}
