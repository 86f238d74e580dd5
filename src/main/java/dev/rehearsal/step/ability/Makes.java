package dev.rehearsal.step.ability;

import dev.rehearsal.step.Step;

/** A step that brings a role into being. */
public interface Makes extends Step {
    /** The role that has a server from then on. */
    String madeRole();
}
