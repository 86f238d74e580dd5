package dev.rehearsal.step.ability;

import dev.rehearsal.step.Step;

/** A step that drops what of replication came along with a copy of a server. */
public interface DropsCopies extends Step {}
