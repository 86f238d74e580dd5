package dev.rehearsal.step;

/** A step that takes a server away. Just before it, the rehearsal takes its last look at that server. */
public interface Retires extends Step {
    /** The role whose server goes. */
    String retiredRole();
}
