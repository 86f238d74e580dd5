package dev.rehearsal.step;

/** A step after which a server is written to anew. Just before it, the rehearsal takes its last look at that server. */
public interface Overwrites extends Step {
    /** The role whose server is written to. */
    String overwrittenRole();
}
